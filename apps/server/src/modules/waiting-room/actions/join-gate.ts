import type { WaitingRoomRefusal } from '@houseful/contract/waiting-room-desk';
import type { Call } from '@houseful/contract/operation';
import type { ProofOfWork } from '@houseful/contract/waiting-room-operations';
import { portableDigests } from '@houseful/line/sha256';
import { addMs, type Clock, MINUTE_MS } from '#platform/clock';
import { type Problem, problem } from '#platform/problem';
import type { RoomBoard } from '../boards/room-boards.ts';
import { WindowCounts } from '../boards/window-counts.ts';
import { leadingZeroBits } from '../rules/puzzle.ts';
import type { Tokens } from '../tokens.ts';

const WINDOW_MS = 10 * MINUTE_MS;
/** How long a puzzle can be solved, and its solution be sent. */
const PUZZLE_MS = 10 * MINUTE_MS;
const DEVICE_WINDOW_MS = 24 * 60 * MINUTE_MS;

export interface Newcomer {
  readonly buyerId: string;
  readonly call: Call;
  readonly deviceId: string | null;
  readonly proofOfWork: ProofOfWork | undefined;
}

export interface Refusal {
  readonly reason: WaitingRoomRefusal;
  readonly problem: Problem;
}

/**
 * Whether a newcomer may have a place by the room's rules; counted only who passed all the others.
 * The counts are this process's own: behind N processes a network may get up to N times as much.
 */
export function createJoinGate({ clock, tokens }: { clock: Clock; tokens: Tokens }) {
  const perNetwork = new WindowCounts(WINDOW_MS);
  const perDevice = new WindowCounts(DEVICE_WINDOW_MS);

  return (room: RoomBoard, newcomer: Newcomer): Refusal | null => {
    const { row } = room;
    const { requiresAccount, proofOfWorkBits } = row.join_rules;
    if (requiresAccount && newcomer.call.caller?.roles.includes('guest')) {
      return { reason: 'account-needed', problem: problem('account-needed') };
    }
    if (proofOfWorkBits > 0 && !isSolved(row.room_id, newcomer, proofOfWorkBits)) {
      return {
        reason: 'proof-of-work-needed',
        problem: puzzle(row.room_id, newcomer, proofOfWorkBits),
      };
    }
    return limitReached(room, newcomer);
  };

  function limitReached({ row }: RoomBoard, { call, deviceId }: Newcomer): Refusal | null {
    const { placesPerNetworkMax, placesPerDeviceMax } = row.join_rules;
    const nowMs = clock.now().getTime();
    if (placesPerDeviceMax !== null && deviceId !== null) {
      const wait = perDevice.tryOne(`${row.room_id} ${deviceId}`, placesPerDeviceMax, nowMs);
      if (wait !== null) return limited('device', wait);
    }
    if (placesPerNetworkMax !== null && call.network !== undefined) {
      const wait = perNetwork.tryOne(`${row.room_id} ${call.network}`, placesPerNetworkMax, nowMs);
      if (wait !== null) return limited('network', wait);
    }
    return null;
  }

  function puzzle(roomId: string, { buyerId }: Newcomer, bits: number): Problem {
    const endsAt = addMs(clock.now(), PUZZLE_MS);
    const head = `${endsAt.getTime()}-${bits}`;
    const challenge = `${head}-${tokens.signChallenge([roomId, buyerId, head])}`;
    return problem('proof-of-work-needed', { challenge, bits, expiresAt: endsAt.toISOString() });
  }

  /** A challenge of ours for this buyer and room, in time, at today's difficulty, with its answer. */
  function isSolved(roomId: string, newcomer: Newcomer, bits: number): boolean {
    const { challenge, nonce } = newcomer.proofOfWork ?? {};
    if (challenge === undefined || nonce === undefined) return false;
    const [ends = '', asked = '', ...rest] = challenge.split('-');
    const seal = tokens.signChallenge([roomId, newcomer.buyerId, `${ends}-${asked}`]);
    if (rest.join('-') !== seal) return false;
    if (Number(ends) <= clock.now().getTime() || Number(asked) < bits) return false;
    const digest = portableDigests.sha256(Buffer.from(`${challenge}:${nonce}`));
    return leadingZeroBits(digest) >= bits;
  }
}

function limited(rule: 'network' | 'device', retryAfterMs: number): Refusal {
  return {
    reason: `${rule}-limit`,
    problem: problem('join-limit-reached', { rule, retryAfterMs }),
  };
}
