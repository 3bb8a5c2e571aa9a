import { openIn } from '@houseful/line/line';
import type { Tx } from '#platform/postgres/tx';
import type { ShowsSales } from '../deps.ts';
import { settledPlaces } from '../store/holders.ts';
import type { RoomDesk } from './room-desk.ts';

/** Puts the sales so far into the status, so that everybody can compute the own chance of a seat. */
export async function withSales(
  tx: Tx,
  desk: RoomDesk,
  sales: ShowsSales | null,
  now: Date,
): Promise<void> {
  const { room_id: roomId, line, tallies } = desk.row;
  const { seatsPerPlaceMax } = sales ?? desk.row.sales;
  const settled = await settledPlaces(tx, { roomId, at: now, seatsMax: seatsPerPlaceMax });
  const stillInside = tallies.admitted - settled.reduce((sum, places) => sum + places, 0);
  const mayCome = openIn(line);
  const missed = tallies.called - tallies.givenBack - tallies.admitted - mayCome;
  settled[0] = (settled[0] ?? 0) + Math.max(0, missed);
  desk.change({
    sales: {
      ...(sales ?? desk.row.sales),
      settledPlaces: settled,
      unsettledPlaces: Math.max(0, stillInside) + mayCome,
    },
  });
}
