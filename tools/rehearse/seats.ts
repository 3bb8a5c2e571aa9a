import type { SeatMapWithStatus, SeatStatus } from '@houseful/contract/booking';
import type { Api } from './api.ts';
import { orHalt } from './stage.ts';
import type { Chance } from './chance.ts';

/** The drawing, read once as a browser does, and what of it is free, read each time somebody looks. */
export interface Drawing {
  /** Neighbours that are free, somewhere in the house; null where none were seen. */
  pickNeighbours(count: number, chance: Chance, token: string): Promise<string[] | null>;
}

const TRIES_MAX = 40;

export async function readDrawing(api: Api, showId: string): Promise<Drawing> {
  const map = await api.insist<SeatMapWithStatus>('seat map', 'GET', `/shows/${showId}/seatmap`);
  const { sections } = orHalt(map, 200, 'The seat map cannot be read').body.seatMap;
  const rows = sections.flatMap((section) =>
    section.rows.map(({ seats }) => seats.map(({ seatId }) => seatId)),
  );
  return {
    pickNeighbours: async (count, chance, token) => {
      const path = `/shows/${showId}/seat-status`;
      const { status, body } = await api.insist<SeatStatus>('seat status', 'GET', path, { token });
      if (status !== 200 || rows.length === 0) return null;
      const taken = new Set([...body.unavailableSeatIds, ...body.heldSeatIds]);
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const row = chance.pick(rows);
        const from = chance.below(Math.max(1, row.length - count + 1));
        const seats = row.slice(from, from + count);
        if (seats.length === count && !seats.some((seat) => taken.has(seat))) return seats;
      }
      return null;
    },
  };
}
