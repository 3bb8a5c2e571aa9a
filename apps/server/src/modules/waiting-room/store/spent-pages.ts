import { NUMBERS_PER_PAGE } from '@houseful/line/spent-numbers';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface SpentPage {
  readonly page: number;
  readonly bits: Uint8Array;
}

/** Pages that changed after that version of the room. */
export function spentPagesSince(
  db: Queryable,
  roomId: string,
  version: number,
): Promise<SpentPage[]> {
  return db.rows<SpentPage & { page: number }>({
    name: 'waiting-room.spent-pages',
    text: `select page, bits from waiting_room.spent_pages where room_id = $1 and version > $2`,
    values: [roomId, version],
  });
}

export function writeSpentPages(
  tx: Tx,
  roomId: string,
  version: number,
  pages: readonly SpentPage[],
): void {
  if (pages.length === 0) return;
  tx.write({
    name: 'waiting-room.write-spent-pages',
    text: `insert into waiting_room.spent_pages (room_id, page, bits, version)
           select $1, page, bits, $2 from unnest($3::int[], $4::bytea[]) as p (page, bits)
           on conflict (room_id, page) do update set bits = excluded.bits, version = excluded.version`,
    values: [
      roomId,
      version,
      pages.map(({ page }) => page),
      pages.map(({ bits }) => Buffer.from(bits)),
    ],
  });
}

/** Left, let in, or taken back once: by the stored bits. */
export async function isSpentNumber(
  db: Queryable,
  roomId: string,
  number: number,
): Promise<boolean> {
  const [row] = await db.rows<{ bit: number }>({
    name: 'waiting-room.is-spent',
    text: `select get_bit(bits, $3) as bit from waiting_room.spent_pages where room_id = $1 and page = $2`,
    values: [roomId, Math.floor(number / NUMBERS_PER_PAGE), number % NUMBERS_PER_PAGE],
  });
  return row?.bit === 1;
}
