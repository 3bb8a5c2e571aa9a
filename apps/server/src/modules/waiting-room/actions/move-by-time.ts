import { drawOf } from '@houseful/line/draw';
import { isEmpty, newLine } from '@houseful/line/line';
import { phaseAfter, type RoomMove } from '@houseful/line/phases';
import { makeProof, proofText } from '@houseful/line/proof';
import { portableDigests } from '@houseful/line/sha256';
import { addMs, SECOND_MS } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { blocksOf, countLostBlocksInFull, sumBlocks } from '../store/blocks.ts';
import { writeLog } from '../store/course.ts';
import { insertProof } from '../store/rooms.ts';
import type { RoomDesk } from './room-desk.ts';

/** How long the processes have to say how many numbers they gave out, after the lobby closed. */
const REPORTS_WAITED_FOR_MS = 3 * SECOND_MS;

/** Moves the room on as far as its times and its line say. */
export async function moveByTime(tx: Tx, desk: RoomDesk, now: Date): Promise<void> {
  const { phase, opens_at: opensAt, on_sale_at: onSaleAt, ordering } = desk.row;
  if (phase === 'closed' && opensAt && opensAt <= now) makeMove(tx, desk, 'open', now);
  if (desk.row.ordering === 'drawn') await countLobby(tx, desk);
  if (desk.row.phase === 'lobby' && ordering === 'drawn' && onSaleAt && onSaleAt <= now) {
    closeLobby(tx, desk, now, null);
  }
  if (desk.row.phase === 'draw') await drawWhenReady(tx, desk, now);
  if (desk.row.phase === 'draining' && isEmpty(desk.row.line, desk.row.active)) {
    makeMove(tx, desk, 'empty', now);
  }
}

/** @returns false when the phase does not allow it */
export function makeMove(
  tx: Tx,
  desk: RoomDesk,
  move: RoomMove,
  now: Date,
  operatorId: string | null = null,
): boolean {
  const { phase, ordering, room_id: roomId } = desk.row;
  const next = phaseAfter(phase, move, ordering);
  if (next === null) return false;
  desk.moveTo(next);
  const log = { roomId, at: now, operatorId, action: move };
  writeLog(tx, { ...log, before: { phase }, after: { phase: next } });
  return true;
}

/** From this moment on nobody joins the lobby; who comes stands behind it. */
export function closeLobby(tx: Tx, desk: RoomDesk, now: Date, operatorId: string | null): boolean {
  if (!makeMove(tx, desk, 'close-lobby', now, operatorId)) return false;
  desk.change({ lobby_closed_at: now });
  return true;
}

/** In the lobby the processes count; the room's own count follows them. */
async function countLobby(tx: Tx, desk: RoomDesk): Promise<void> {
  if (desk.row.phase !== 'lobby') return;
  const { joins } = await sumBlocks(tx, desk.row.room_id);
  desk.change({ joined: joins });
}

/** Draws once all processes have reported or had their time, and the announced randomness is there. */
async function drawWhenReady(tx: Tx, desk: RoomDesk, now: Date): Promise<void> {
  const { row } = desk;
  const { room_id: roomId, commitment, lobby_closed_at: closedAt } = row;
  if (commitment === null || closedAt === null) return;
  if (row.randomness_source !== null && row.randomness === null) return;
  const { areReported } = await sumBlocks(tx, roomId);
  if (!areReported && now < addMs(closedAt, REPORTS_WAITED_FOR_MS)) return;
  countLostBlocksInFull(tx, roomId);
  const proof = makeProof(
    {
      roomId,
      announcement: { commitment, randomnessSource: row.randomness_source },
      blocks: await blocksOf(tx, roomId),
      closedAt: closedAt.toISOString(),
      randomness: row.randomness,
      secret: row.secret,
    },
    portableDigests,
  );
  const draw = drawOf(proof);
  insertProof(tx, roomId, proofText(proof));
  const end = draw.count + row.next_number - draw.leased;
  desk.change({ draw, joined: end, line: newLine(now.getTime(), end, row.tallies.left) });
  makeMove(tx, desk, 'drawn', now);
}
