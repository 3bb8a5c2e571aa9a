import type { DrawAnnouncement, DrawBlock, DrawProof } from '@houseful/contract/draw-proof';
import type { Digests } from './digests.ts';
import { chainAfter, chainStart, commitmentOf, keyOf, sealOf } from './draw-key.ts';
import { countOf, faultOf } from './number-blocks.ts';

/** A draw when its lobby has closed, with what the house kept to itself until then. */
export interface ClosedLobby {
  readonly roomId: string;
  readonly announcement: DrawAnnouncement;
  readonly blocks: readonly DrawBlock[];
  readonly closedAt: string;
  readonly randomness: string | null;
  readonly secret: string;
}

/**
 * The draw and its proof in one: whatever is published here was computed from what it proves.
 *
 * @throws RangeError when the lobby contradicts itself or what was announced
 */
export function makeProof(lobby: ClosedLobby, digests: Digests): DrawProof {
  const { roomId, announcement, blocks, closedAt, randomness, secret } = lobby;
  const { commitment, randomnessSource } = announcement;
  const chainHead = blocks.reduce(
    (head, block) => chainAfter(head, block, digests),
    chainStart(roomId, commitment, digests),
  );
  const seal = sealOf({ chainHead, closedAt, blocks }, digests);
  const proof: DrawProof = {
    format: 'houseful-draw/1',
    roomId,
    commitment,
    randomnessSource,
    blocks: blocks.map(({ from, to, joins, reported }) => ({ from, to, joins, reported })),
    chainHead,
    closedAt,
    count: countOf(blocks),
    seal,
    randomness,
    secret,
    key: keyOf({ seal, randomness, secret }, digests),
  };
  const broken = checkProof(proof, digests).find(({ ok }) => !ok);
  if (broken) throw new RangeError(`no draw: ${broken.what}`);
  return proof;
}

/** The one way a proof is written down: fields in order, no spaces, one line. */
export function proofText(proof: DrawProof): string {
  return `${JSON.stringify(proof)}\n`;
}

export interface Check {
  /** `form`: as its one way of writing; `announced`: as it was told before the lobby opened. */
  readonly name: 'form' | 'announced' | 'commitment' | 'blocks' | 'chain' | 'seal' | 'key';
  readonly ok: boolean;
  /** What must hold, as a sentence without its end. */
  readonly what: string;
}

/**
 * Whether a published proof holds together, in the order of the story; never throws on what it reads
 * if the contract's schema has let it in.
 */
export function checkProof(proof: DrawProof, digests: Digests): Check[] {
  const { roomId, commitment, randomnessSource, blocks, chainHead, closedAt } = proof;
  const { count, seal, randomness, secret, key } = proof;
  const head = blocks.reduce(
    (last, block) => chainAfter(last, block, digests),
    chainStart(roomId, commitment, digests),
  );
  return [
    {
      name: 'commitment',
      ok: commitmentOf({ roomId, randomnessSource, secret }, digests) === commitment,
      what: 'the revealed secret is the one the commitment was made of',
    },
    {
      name: 'blocks',
      ok: faultOf(blocks) === null && countOf(blocks) === count,
      what: 'the blocks of numbers follow each other without a hole and add up to the count',
    },
    {
      name: 'chain',
      ok: head === chainHead,
      what: 'the chain over the leased blocks ends in the published head',
    },
    {
      name: 'seal',
      ok: sealOf({ chainHead, closedAt, blocks }, digests) === seal,
      what: 'the seal covers the chain, the count and the moment the lobby closed',
    },
    {
      name: 'key',
      ok:
        (randomness === null) === (randomnessSource === null) &&
        keyOf({ seal, randomness, secret }, digests) === key,
      what: 'the key follows from the secret, the seal and the announced public randomness',
    },
  ];
}
