import type { DrawBlock, DrawProof } from '@houseful/contract/draw-proof';
import type { Digests } from './digests.ts';
import { type Check, checkProof, proofText } from './proof.ts';

/**
 * A published file as the proof it is; null unless it is, byte for byte, what writing that proof gives.
 * The shape is the contract's `DrawProof`; spelled out here because its schema does not travel to browsers.
 */
export function readProof(text: string): DrawProof | null {
  const read = parsed(text);
  if (!isRecord(read) || read['format'] !== 'houseful-draw/1') return null;
  const { roomId, commitment, randomnessSource, chainHead, closedAt } = read;
  const { count, seal, randomness, secret, key } = read;
  const blocks = Array.isArray(read['blocks']) ? read['blocks'].map(blockIn) : [null];
  const isWhole =
    matches(roomId, /^[a-z0-9][a-z0-9_-]{0,79}$/i) &&
    matches(closedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) &&
    [commitment, chainHead, seal, secret, key].every((value) => matches(value, /^[0-9a-f]{64}$/)) &&
    isLineOrNull(randomnessSource, 200) &&
    isLineOrNull(randomness, 500) &&
    isNumber(count) &&
    blocks.every((block) => block !== null);
  if (!isWhole) return null;
  const head = { format: 'houseful-draw/1', roomId, commitment, randomnessSource, blocks };
  const proof = { ...head, chainHead, closedAt, count, seal, randomness, secret, key } as DrawProof;
  return proofText(proof) === text ? proof : null;
}

/** What was checked of a published file, and its proof when it is one. Never throws. */
export function checkPublished(
  text: string,
  notedCommitment: string | null,
  digests: Digests,
): { proof: DrawProof | null; checks: Check[] } {
  const proof = readProof(text);
  const form: Check = { name: 'form', ok: proof !== null, what: 'the file is as it was published' };
  if (!proof) return { proof, checks: [form] };
  const checks = [form, ...checkProof(proof, digests)];
  if (notedCommitment === null) return { proof, checks };
  const ok = notedCommitment === proof.commitment;
  const what = 'the commitment is the one you noted';
  return { proof, checks: [...checks, { name: 'announced', ok, what }] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isLineOrNull(value: unknown, lengthMax: number): boolean {
  if (value === null) return true;
  return matches(value, /^[!-~]([ -~]*[!-~])?$/) && (value as string).length <= lengthMax;
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2 ** 40;
}

function blockIn(value: unknown): DrawBlock | null {
  if (!isRecord(value)) return null;
  const { from, to, joins, reported } = value;
  const isBlock =
    isNumber(from) && isNumber(to) && isNumber(joins) && typeof reported === 'boolean';
  return isBlock ? { from, to, joins, reported } : null;
}
