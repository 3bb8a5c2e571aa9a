import type { WaitingRoomDesk, WaitingRoomLogEntry } from '@houseful/contract/waiting-room-desk';

/** One thing that is another than it was. */
export interface Change {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** What an entry of the log changed, rule by rule. */
export function changesOfEntry({ before, after }: Pick<WaitingRoomLogEntry, 'before' | 'after'>) {
  return changesBetween(leavesOf(before), leavesOf(after)).filter(isWorthTelling);
}

/** A new room need not say what it has not, nor its head again by its id. */
function isWorthTelling({ name, before, after }: Change): boolean {
  const isEmpty = before === undefined && after === null;
  return !isEmpty && name !== 'showId' && name !== 'titleId';
}

/** What an operator can change, and has changed, from one answer of the desk to the next. */
export function changesOfDesk(before: WaitingRoomDesk, after: WaitingRoomDesk): Change[] {
  return changesBetween(settings(before), settings(after));
}

function settings({ rules, status }: WaitingRoomDesk): Values {
  const { opensAt, onSaleAt, message, joinRules } = status;
  return { ...rules, ...joinRules, opensAt, onSaleAt, message };
}

function changesBetween(before: Values, after: Values): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** Groups of rules are dissolved; every rule has a name of its own. */
function leavesOf(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(leavesOf(value as Values))
        : [[name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase()), value]],
    ),
  );
}
