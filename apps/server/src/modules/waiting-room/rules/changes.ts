import type { WaitingRoomJoinRules, WaitingRoomPhase } from '@houseful/contract/waiting-room';
import type { ChangedWaitingRoom, WaitingRoomRules } from '@houseful/contract/waiting-room-desk';

/** Of a room, what its operator can change. */
export interface Changeable {
  readonly phase: WaitingRoomPhase;
  readonly rules: WaitingRoomRules;
  readonly join_rules: WaitingRoomJoinRules;
  readonly opens_at: Date | null;
  readonly on_sale_at: Date | null;
  readonly message: string | null;
}

export interface Changes {
  /** The fields to be replaced; none when nothing changes. */
  readonly fields: Partial<Omit<Changeable, 'phase'>>;
  /** What was and what is, only where it differs, for the log. */
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/** What a wanted change comes to; null when it is about a time that has passed, or a room that is over. */
export function changesOf(room: Changeable, change: ChangedWaitingRoom): Changes | null {
  const { phase } = room;
  const opensAt = timeOf(change.opensAt, room.opens_at);
  const onSaleAt = timeOf(change.onSaleAt, room.on_sale_at);
  const hasOpened = phase !== 'closed';
  const isOnSale = phase !== 'closed' && phase !== 'lobby';
  if (phase === 'ended') return null;
  if (hasOpened && differ(opensAt, room.opens_at)) return null;
  if (isOnSale && differ(onSaleAt, room.on_sale_at)) return null;
  if (opensAt && onSaleAt && opensAt > onSaleAt) return null;

  const wanted = {
    rules: merged(room.rules, change.rules),
    join_rules: merged(room.join_rules, change.joinRules),
    opens_at: opensAt,
    on_sale_at: onSaleAt,
    message: change.message === undefined ? room.message : change.message,
  };
  const fields: Record<string, unknown> = {};
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const was = room[name as keyof typeof wanted];
    if (!differ(was, value)) continue;
    fields[name] = value;
    note({ name, was, is: value }, before, after);
  }
  return { fields, before, after };
}

/** Of a group of rules only those that differ, by their own names. */
function note(
  { name, was, is }: { name: string; was: unknown; is: unknown },
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): void {
  if (name !== 'rules' && name !== 'join_rules') {
    before[name] = was;
    after[name] = is;
    return;
  }
  for (const [rule, value] of Object.entries(is as object)) {
    const old = (was as Record<string, unknown>)[rule];
    if (old === value) continue;
    before[rule] = old;
    after[rule] = value;
  }
}

function timeOf(wanted: string | null | undefined, current: Date | null): Date | null {
  if (wanted === undefined) return current;
  return wanted === null ? null : new Date(wanted);
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function merged<T extends object>(
  current: T,
  wanted: { [K in keyof T]?: T[K] | undefined } | undefined,
): T {
  const said = Object.entries(wanted ?? {}).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(said) };
}
