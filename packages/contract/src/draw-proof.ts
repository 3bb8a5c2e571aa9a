import { z } from 'zod';
import { Id, Instant } from './primitives.ts';

/** SHA-256 or HMAC-SHA256, or 32 secret bytes: lower-case hexadecimal. */
const Hex32 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** One line of printable ASCII, so that it has one spelling in bytes. */
const line = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .regex(/^[!-~]([ -~]*[!-~])?$/, 'must be one line of printable ASCII');

/** Queue numbers, and so the people of one draw: 0 … 2^40 − 1. */
export const DRAW_NUMBERS_MAX = 2 ** 40;
export const DRAW_BLOCKS_MAX = 100_000;

const number = z.int().min(0).max(DRAW_NUMBERS_MAX);

/**
 * Numbers `from` to just before `to`, leased by one process of the house while the lobby was open.
 * It gave out the first `joins` of them. `reported: false`: the process was lost before it could
 * say how many, so all of them count, because somebody may hold any of them.
 */
export const DrawBlock = z.strictObject({
  from: number,
  to: number,
  joins: number,
  reported: z.boolean(),
});
export type DrawBlock = z.infer<typeof DrawBlock>;

/** What is told before the lobby opens and can never be changed afterwards. */
export const DrawAnnouncement = z.strictObject({
  /** SHA-256 over the room, the announced source of public randomness and the secret. */
  commitment: Hex32,
  /** Which public value will be mixed in, in words that leave no choice; null: none. */
  randomnessSource: line(200).nullable(),
});
export type DrawAnnouncement = z.infer<typeof DrawAnnouncement>;

/**
 * Everything somebody needs to re-compute every place of a draw without us, as `docs/draw.md` says.
 * Published as one line of JSON with its fields in this order and no spaces; a byte that is
 * changed is found.
 */
export const DrawProof = z.strictObject({
  format: z.literal('houseful-draw/1'),
  roomId: Id,
  ...DrawAnnouncement.shape,
  /** In the order of lease; each begins where the one before ended. */
  blocks: z.array(DrawBlock).max(DRAW_BLOCKS_MAX),
  /** The last link of the hash chain over the leases. */
  chainHead: Hex32,
  /** When the lobby closed. */
  closedAt: Instant,
  /** N: how many people are drawn among. */
  count: number,
  /** SHA-256 over what is only known once the lobby has closed. */
  seal: Hex32,
  /** The value that the announced source gave; null when none was announced. */
  randomness: line(500).nullable(),
  secret: Hex32,
  /** HMAC-SHA256 of seal and randomness under the secret: it orders everybody. */
  key: Hex32,
});
export type DrawProof = z.infer<typeof DrawProof>;
