import type { AuditNote } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import { fact, type RecordFacts } from '#platform/facts/facts';
import type { Ids } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';

type Values = Readonly<Record<string, unknown>>;

/** A change as who made it describes it; `before` null: it was made, `after` null: it is gone. */
export interface AuditedChange
  extends Pick<AuditNote, 'organisationId' | 'venueId' | 'actorId' | 'action' | 'subject'> {
  readonly before: Values | null;
  readonly after: Values | null;
}

/**
 * Notes a change in the caller's transaction: it is in the audit log if, and only if, it happened. Of a thing
 * that was changed only the members that differ are kept; where none does, nothing is noted.
 */
export type Audit = (tx: Tx, change: AuditedChange) => Promise<void>;

export function createAudit(deps: { ids: Ids; clock: Clock; record: RecordFacts }): Audit {
  const { ids, clock, record } = deps;
  return async (tx, { before, after, ...change }) => {
    const differing = before && after ? namesOfDiffering(before, after) : null;
    if (differing?.length === 0) return;
    const note: AuditNote = {
      ...change,
      subject: { ...change.subject, name: change.subject.name.slice(0, NAME_LENGTH_MAX) },
      entryId: ids.next('aud'),
      at: clock.now().toISOString(),
      before: membersOf(before, differing),
      after: membersOf(after, differing),
    };
    await record(tx, [fact('audit.noted', note)]);
  };
}

const NAME_LENGTH_MAX = 200;

function namesOfDiffering(before: Values, after: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** As JSON has it: what is undefined is not there, or null where it is one of those that differ. */
function membersOf(values: Values | null, names: readonly string[] | null): AuditNote['before'] {
  if (values === null) return null;
  const kept = names ? names.map((name) => [name, values[name] ?? null]) : Object.entries(values);
  return JSON.parse(JSON.stringify(Object.fromEntries(kept))) as AuditNote['before'];
}
