import type { BookingFace, NamelessSetAside } from '@houseful/contract/faces/booking';
import type { Call } from '@houseful/contract/operation';
import { belongingOf } from '@houseful/contract/show-label';
import { type Belonging, reaches } from '@houseful/contract/staff';
import { deriveId, fingerprint } from '#platform/ids';
import { readPage, skipOf } from '#platform/paging';
import { inTransaction, type Queryable, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import type { Place } from '../rules/seat-index.ts';
import { freeSeats } from '../store/seats.ts';
import {
  findSetAside,
  insertSetAside,
  listSetAside,
  lockSetAside,
  type SetAsideRow,
  updateSetAside,
} from '../store/set-aside.ts';
import { callerOf } from '#platform/caller-of';
import { takeAllOrNothing } from './take-seats.ts';

type Deps = Pick<BookingDeps, 'pool' | 'clock' | 'ids' | 'audit'> & {
  readonly db: Queryable;
  readonly sales: ShowSales;
  readonly boards: Pick<SeatBoards, 'tell'>;
};

/**
 * Takes seats off sale with a reason and puts them on sale again. Seats are taken as buyers take
 * them, all or none and by the same key, so a seat that is held, ordered or sold is never set aside,
 * and one that is set aside never sold.
 *
 * @throws no-such-show, unknown-seat, idempotency-key-reused, seats-taken, not-set-aside
 */
export function setAside(
  deps: Deps,
): Pick<BookingFace, 'setSeatsAside' | 'giveBackSeats' | 'listSetAside'> {
  const { pool, clock, ids, audit, db, sales, boards } = deps;

  async function noted(
    tx: Tx,
    call: Call,
    { label, showId }: SaleTerms,
    change: { action: string; before: object | null; after: object | null },
  ): Promise<void> {
    await audit(tx, {
      ...belongingOf(label),
      actorId: callerOf(call),
      action: change.action,
      subject: { kind: 'show', id: showId, name: label.titleName },
      before: change.before as Record<string, unknown> | null,
      after: change.after as Record<string, unknown> | null,
    });
  }

  return {
    listSetAside: async ({ showId, ended, limit, cursor }, call) => {
      const { label } = await sales.get(showId);
      if (!reaches(call.reach ?? [], belongingOf(label))) {
        throw problem('no-such-show');
      }
      const skip = skipOf(cursor);
      const rows = await listSetAside(db, showId, { ended, skip, limit });
      return readPage(rows.map(viewSetAside), skip, limit);
    },

    setSeatsAside: async (input, call) => {
      const { showId, kind, reason, seatIds } = input;
      const terms = await reachedShow(sales, showId, call);
      placesNamed(terms, seatIds);
      const actorId = callerOf(call);
      const now = clock.now();
      const row: SetAsideRow = {
        set_aside_id: call.idempotencyKey
          ? deriveId('asd', actorId, call.idempotencyKey)
          : ids.next('asd'),
        show_id: showId,
        ...{ kind, reason, seat_ids: seatIds, set_aside_at: now, actor_id: actorId },
        request_digest: fingerprint(input),
        ended_at: null,
      };
      return inTransaction(pool, async (tx) => {
        if (!(await insertSetAside(tx, row))) {
          const known = await findSetAside(tx, row.set_aside_id);
          if (known?.request_digest !== row.request_digest) throw problem('idempotency-key-reused');
          return viewSetAside(known);
        }
        const claim = {
          showId,
          seatIds,
          holdId: row.set_aside_id,
          orderId: null,
          takenUntil: null,
        };
        const { lost, changes } = await takeAllOrNothing(tx, [claim], now);
        const missing = lost.get(claim);
        // Thrown inside: whatever was taken is given back with the transaction.
        if (missing) throw problem('seats-taken', { seatIds: missing });
        await noted(tx, call, terms, {
          action: 'show.seats-set-aside',
          before: null,
          after: { kind, reason, seatIds },
        });
        tx.afterCommit(() => boards.tell(changes));
        return viewSetAside(row);
      });
    },

    giveBackSeats: async ({ setAsideId, seatIds }, call) => {
      const found = await findSetAside(db, setAsideId);
      if (!found) throw problem('not-set-aside');
      const terms = await sales.get(found.show_id);
      if (!reaches(call.reach ?? [], belongingOf(terms.label))) throw problem('not-set-aside');
      return inTransaction(pool, async (tx) => {
        const row = await lockSetAside(tx, setAsideId);
        if (!row) throw problem('not-set-aside');
        const given = row.seat_ids.filter((seatId) => seatIds?.includes(seatId) ?? true);
        if (given.length === 0) return viewSetAside(row);
        const left = withoutSeats(row, given, clock.now());
        updateSetAside(tx, left);
        const changes = await freeSeats(tx, [
          { showId: row.show_id, seatIds: given, holdId: setAsideId },
        ]);
        await noted(tx, call, terms, {
          action: 'show.seats-given-back',
          before: { reason: row.reason, seatIds: given },
          after: null,
        });
        tx.afterCommit(() => boards.tell(changes));
        return viewSetAside(left);
      });
    },
  };
}

/** The show's terms, if it lies within the caller's reach. @throws no-such-show */
export async function reachedShow(
  sales: ShowSales,
  showId: string,
  { reach = [] }: Call,
): Promise<SaleTerms> {
  const terms = await sales.get(showId);
  const belonging: Belonging = belongingOf(terms.label);
  if (!reaches(reach, belonging)) throw problem('no-such-show');
  return terms;
}

/** @throws unknown-seat */
export function placesNamed({ index }: SaleTerms, seatIds: readonly string[]): Place[] {
  const unknown = seatIds.filter((seatId) => !index.find(seatId));
  if (unknown.length > 0) throw problem('unknown-seat', { seatIds: unknown });
  return seatIds.flatMap((seatId) => index.find(seatId) ?? []);
}

/** What is left when these seats are no longer set aside. */
export function withoutSeats(row: SetAsideRow, given: readonly string[], now: Date): SetAsideRow {
  const seatIds = row.seat_ids.filter((seatId) => !given.includes(seatId));
  return { ...row, seat_ids: seatIds, ended_at: seatIds.length === 0 ? now : null };
}

function viewSetAside(row: SetAsideRow): NamelessSetAside {
  return {
    setAsideId: row.set_aside_id,
    showId: row.show_id,
    kind: row.kind,
    reason: row.reason,
    seatIds: row.seat_ids,
    setAsideAt: row.set_aside_at.toISOString(),
    actorId: row.actor_id,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
