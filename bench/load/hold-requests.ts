import { type RoomPlan, seatCount, seatIdAt } from '../house/room.ts';
import { buyerHeader, keyHeader, post } from './requests.ts';

/** Below the house's own limit of ten running holds a buyer. */
const HOLDS_PER_BUYER = 8;

/** Shows in equal rooms, whose seats are sold two by two. */
export interface Stock {
  /** So many shows are on sale at the same time; the next ones open when they are sold out. */
  readonly atOnce: number;
  /** A multiple of `atOnce`. */
  readonly showIds: readonly string[];
  readonly room: RoomPlan;
}

/** Two seats beside each other; the next pair is in the next show of those that are on sale. */
export function pairAt(
  { showIds, room, atOnce }: Stock,
  pair: number,
): { showId: string; seatIds: [string, string] } {
  const pairsOfShow = seatCount(room) / 2;
  const wave = Math.floor(pair / (atOnce * pairsOfShow));
  const inWave = pair % (atOnce * pairsOfShow);
  const showId = showIds[wave * atOnce + (inWave % atOnce)];
  if (showId === undefined) throw new Error(`the stock is sold out after ${pair} pairs`);
  const place = Math.floor(inWave / atOnce) * 2;
  return { showId, seatIds: [seatIdAt(room, place), seatIdAt(room, place + 1)] };
}

/** One buyer after another, each for a few holds. */
export function buyersInTurn(authSecret: string, prefix: string): () => string {
  let holds = 0;
  let header = '';
  return () => {
    if (holds % HOLDS_PER_BUYER === 0) {
      header = buyerHeader(authSecret, `usr_${prefix}-${holds / HOLDS_PER_BUYER}`);
    }
    holds += 1;
    return header;
  };
}

export function holdRequest(stock: Stock, pair: number, buyer: string): string {
  const { showId, seatIds } = pairAt(stock, pair);
  return post(
    '/api/v1/holds',
    buyer + keyHeader(`bench-hold-${pair}`),
    `{"showId":"${showId}","seatIds":["${seatIds[0]}","${seatIds[1]}"]}`,
  );
}
