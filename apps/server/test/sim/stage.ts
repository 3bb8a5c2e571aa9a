import { inTransaction } from '#platform/postgres/tx';
import { createPool } from '#platform/postgres/pool';
import { silentLogger } from '#platform/telemetry/logger';
import { smallRoom, smallShow } from '#test/kit/small-room';
import { keepSeatMaps, putOnSale } from '../../src/modules/booking/actions/put-on-sale.ts';
import { SEATS_PER_BUYER_MAX } from './laws.ts';

/** When every history begins. */
export const START_MS = Date.parse('2026-11-20T12:00:00.000Z');

/** A show with few limits, and one that limits its buyers and allows no lone seats. */
export const STRICT_SHOW_ID = 'shw_strict';
export const SHOW_IDS = ['shw_plain', STRICT_SHOW_ID] as const;

/** Rooms so small that everybody is in everybody's way. */
export async function setTheStage(url: string): Promise<void> {
  const pool = createPool(url, 1, silentLogger);
  const seatMap = smallRoom('smp_tiny', { rows: 2, seatsPerRow: 4, standing: 4 });
  const [plain, strict] = SHOW_IDS;
  const start = new Date(START_MS);
  try {
    await inTransaction(pool, async (tx) => {
      await keepSeatMaps(tx, [{ seatMap }]);
      await putOnSale(tx, [
        smallShow(plain, seatMap, start),
        smallShow(strict, seatMap, start, {
          seatsPerBuyerMax: SEATS_PER_BUYER_MAX,
          orphanRule: { mode: 'enforce', smallestFreeRun: 2, relaxedMinutesBefore: 60 },
        }),
      ]);
    });
  } finally {
    await pool.end();
  }
}
