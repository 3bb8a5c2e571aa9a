import type { CatalogFace, ShowTerms } from '@houseful/contract/faces/catalog';
import type { FactPayload } from '@houseful/contract/facts';
import { addMs, type Clock, MINUTE_MS } from '#platform/clock';
import { fact, type RecordFacts } from '#platform/facts/facts';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findRehearsal, insertRehearsal, type RehearsalRow } from '../store/rehearsals.ts';
import { findShow } from '../store/shows.ts';
import type { CatalogDb, ShowTable } from '../store/tables.ts';

export interface RehearseDeps {
  readonly pool: Pool;
  readonly db: CatalogDb;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
}

/**
 * Has a copy of the show sold by the same terms, from now on and until its time is over. It is no
 * show of the catalogue: only its id leads there. Repeated under the same Idempotency-Key it is the
 * same copy.
 *
 * @throws no-such-show, rehearsal-refused, idempotency-key-reused
 */
export function rehearseShow(deps: RehearseDeps): CatalogFace['rehearseShow'] {
  const { pool, db, clock, ids, record } = deps;
  return async ({ showId: rehearsalOf, minutes, terms }, call) => {
    const now = clock.now();
    const show = await findShow(db, rehearsalOf);
    if (!show) throw problem('no-such-show');
    if (new Date(terms.label.startsAt) <= now) {
      throw problem('rehearsal-refused', { reason: 'show-has-begun' });
    }
    const operatorId = call.caller?.buyerId ?? '';
    const row: RehearsalRow = {
      show_id: call.idempotencyKey
        ? deriveId('shw', 'rehearsal', operatorId, call.idempotencyKey)
        : ids.next('shw'),
      rehearsal_of: rehearsalOf,
      closes_at: addMs(now, minutes * MINUTE_MS),
      request_digest: fingerprint({ rehearsalOf, minutes }),
      operator_id: operatorId,
      created_at: now,
    };
    return inTransaction(pool, async (tx) => {
      if (await insertRehearsal(tx, row)) {
        await record(tx, [fact('catalog.show-scheduled', copyOf(terms, show, row))]);
        return viewRehearsal(row);
      }
      const known = await findRehearsal(tx, row.show_id);
      if (known?.request_digest !== row.request_digest) throw problem('idempotency-key-reused');
      return viewRehearsal(known);
    });
  };
}

function copyOf(
  terms: ShowTerms,
  { local_date }: ShowTable,
  { show_id, created_at, closes_at }: RehearsalRow,
): FactPayload<'catalog.show-scheduled'> {
  return {
    ...terms,
    localDate: local_date,
    showId: show_id,
    opensAt: created_at.toISOString(),
    closesAt: closes_at.toISOString(),
    label: {
      ...terms.label,
      titleName: rehearsalName(terms.label.titleName),
      isRehearsal: true,
    },
  };
}

/** What operators and printed tickets read, so that nobody takes it for the show. */
export function rehearsalName(name: string): string {
  return `Rehearsal: ${name}`;
}

function viewRehearsal({ show_id, rehearsal_of, closes_at }: RehearsalRow) {
  return {
    showId: show_id,
    rehearsalOf: rehearsal_of,
    closesAt: closes_at.toISOString(),
  };
}
