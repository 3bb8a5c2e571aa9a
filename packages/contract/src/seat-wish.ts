import { z } from 'zod';
import { Id, SeatId } from './primitives.ts';

/** Guards the parser only; how many seats one hold may have is the show's own limit. */
export const SEAT_IDS_PER_REQUEST_MAX = 500;

/** Seats by their names, each once. */
const seatIds = z
  .array(SeatId)
  .min(1)
  .max(SEAT_IDS_PER_REQUEST_MAX)
  .refine((ids) => new Set(ids).size === ids.length, 'must name each seat once');
const quantity = z.int().min(1).max(SEAT_IDS_PER_REQUEST_MAX);

/** Whom each seat's ticket is for; of seats that are not named, whoever the show sells to first. */
const ticketTypes = z.record(SeatId, Id).optional();
const NAMED = { path: ['ticketTypes'], message: 'must name only seats that are wanted' };

const seatsByName = z
  .strictObject({ showId: Id, seatIds, ticketTypes })
  .refine(({ seatIds: wanted, ticketTypes: types = {} }) => areAmong(types, wanted), NAMED);

/** So many of the interchangeable places of a standing area. */
const placesOfArea = z.strictObject({ showId: Id, areaId: Id, quantity });
/** Everybody in the party who does not come in a wheelchair is a companion and sits beside them. */
const accessible = z.strictObject({
  wheelchairs: z.int().min(1).max(20),
  companions: z.int().min(0).max(60).default(0),
});
const bestAvailable = z
  .strictObject({
    showId: Id,
    categoryId: Id.optional(),
    sectionIds: z.array(Id).min(1).max(50).optional(),
    /** Can be left out where `accessible` says who comes. */
    quantity: quantity.optional(),
    accessible: accessible.optional(),
    /** Refuse rather than split the party. */
    together: z.boolean().optional(),
  })
  .refine((wish) => wish.quantity !== undefined || wish.accessible !== undefined, {
    path: ['quantity'],
    message: 'must say how many',
  })
  .refine(
    ({ quantity: all, accessible: party }) =>
      all === undefined || !party || all === party.wheelchairs + party.companions,
    { path: ['quantity'], message: 'must be wheelchairs and companions together' },
  );

function areAmong(types: Record<string, string>, wanted: readonly string[]): boolean {
  const seats = new Set(wanted);
  return Object.keys(types).every((seatId) => seats.has(seatId));
}

/** What a buyer may ask to hold: seats by name, so many places of an area, or the best available seats. */
export const SeatWish = z.union([seatsByName, placesOfArea, bestAvailable]);

/**
 * What shall become of the seats of a hold: the seats it shall have, or the difference; seats it has
 * already, or not, are no fault. And whom their tickets are for, of seats it has then.
 */
export const SeatChange = z.union([
  z
    .strictObject({ seatIds, ticketTypes })
    .refine(({ seatIds: wanted, ticketTypes: types = {} }) => areAmong(types, wanted), NAMED),
  z
    .strictObject({ add: seatIds.optional(), remove: seatIds.optional(), ticketTypes })
    .refine(
      ({ add, remove, ticketTypes: types }) =>
        add !== undefined || remove !== undefined || types !== undefined,
      { path: ['add'], message: 'must add or remove a seat, or say whom one is for' },
    )
    .refine(({ add = [], remove = [] }) => !remove.some((seatId) => add.includes(seatId)), {
      path: ['remove'],
      message: 'must not name a seat that is to be added',
    }),
]);
