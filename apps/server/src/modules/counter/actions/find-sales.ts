import type { CounterFace } from '@houseful/contract/faces/counter';
import { reaches } from '@houseful/contract/staff';
import { readPage, skipOf } from '#platform/paging';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { findHandedBack, findSale, findSalesByCode } from '../store/movements.ts';
import { listOwed } from '../store/owed.ts';
import { findShift } from '../store/shifts.ts';
import { viewMovement, viewPayout } from '../views.ts';
import { isOwn } from './own-shift.ts';
import { staffOf } from '#platform/caller-of';

const SALES_MAX = 20;

type Found =
  | 'findCounterSale'
  | 'listPayouts'
  | 'shiftToSell'
  | 'saleWithin'
  | 'takingOf'
  | 'handedBackFor';

/** What was sold at counters, and what waits to be handed back there: within the caller's reach. */
export function findSales({ db }: Pick<CounterTools, 'db'>): Pick<CounterFace, Found> {
  return {
    findCounterSale: async ({ ticketCode }, call) => {
      const code = ticketCode.toUpperCase();
      const rows = await findSalesByCode(db, staffOf(call).reach, code, SALES_MAX);
      return { items: rows.map(viewMovement) };
    },

    listPayouts: async ({ limit, cursor }, call) => {
      const skip = skipOf(cursor);
      const rows = await listOwed(db, staffOf(call).reach, { skip, limit: limit + 1 });
      const { items, nextCursor } = readPage(rows, skip, limit);
      return { items: items.map(viewPayout), nextCursor };
    },

    shiftToSell: async ({ shiftId }, call) => {
      const shift = await findShift(db, shiftId);
      if (!shift || !isOwn(shift, call)) throw problem('no-such-shift');
      const { organisation_id: organisationId, venue_id: venueId } = shift;
      return { organisationId, venueId, isOpen: shift.closed_at === null };
    },

    saleWithin: async ({ orderId }, call) => {
      const sale = await findSale(db, orderId);
      const belonging = sale && { organisationId: sale.organisation_id, venueId: sale.venue_id };
      if (!sale || !belonging || !reaches(staffOf(call).reach, belonging)) {
        throw problem('no-such-order');
      }
      return viewMovement(sale);
    },

    takingOf: async ({ orderId }) => {
      const sale = await findSale(db, orderId);
      return sale ? viewMovement(sale) : null;
    },

    handedBackFor: async ({ payoutId }) => {
      const refund = await findHandedBack(db, payoutId);
      return refund ? viewMovement(refund) : null;
    },
  };
}
