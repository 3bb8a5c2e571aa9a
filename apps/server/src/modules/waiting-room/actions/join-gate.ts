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

/** Whether a newcomer may have a place by the room's rules. */
export interface JoinGate {
  /** By what they are asked to be and to do. */
  judge(room: RoomBoard, newcomer: Newcomer): Refusal | null;
  /** Counts one more place for the device and the network, where both have one left; else neither. */
  take(room: RoomBoard, newcomer: Newcomer): Refusal | null;
  /** What was taken last came to nothing: who was sent away by a busy house is not counted. */
  giveBack(room: RoomBoard, newcomer: Newcomer): void;
}

interface Share {
  readonly rule: 'network' | 'device';
  readonly counts: WindowCounts;
  readonly source: string;
  readonly max: number;
}

/** The counts are this process's own: behind N processes a network may get up to N times as much. */
export function createJoinGate({ clock, tokens }: { clock: Clock; tokens: Tokens }): JoinGate {
  const perNetwork = new WindowCounts(WINDOW_MS);
  const perDevice = new WindowCounts(DEVICE_WINDOW_MS);

  return { judge, take, giveBack };

  function judge({ row }: RoomBoard, newcomer: Newcomer): Refusal | null {
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
    return null;
  }

  function take(room: RoomBoard, newcomer: Newcomer): Refusal | null {
    const nowMs = clock.now().getTime();
    const taken: Share[] = [];
    for (const share of sharesOf(room, newcomer)) {
      const wait = share.counts.tryOne(share.source, share.max, nowMs);
      if (wait !== null) {
        for (const { counts, source } of taken) counts.giveBack(source, nowMs);
        return limited(share.rule, wait);
      }
      taken.push(share);
    }
    return null;
  }

  function giveBack(room: RoomBoard, newcomer: Newcomer): void {
    const nowMs = clock.now().getTime();
    for (const { counts, source } of sharesOf(room, newcomer)) counts.giveBack(source, nowMs);
  }

  function sharesOf({ row }: RoomBoard, { call, deviceId }: Newcomer): Share[] {
    const { room_id: roomId, join_rules: rules } = row;
    const shares: Share[] = [];
    if (rules.placesPerDeviceMax !== null && deviceId !== null) {
      // The place that the device has its name from was not counted: it had no name then.
      const max = rules.placesPerDeviceMax - (isNamedIn(roomId, deviceId) ? 1 : 0);
      shares.push({ rule: 'device', counts: perDevice, source: `${roomId} ${deviceId}`, max });
    }
    if (rules.placesPerNetworkMax !== null && call.network !== undefined) {
      const source = `${roomId} ${call.network}`;
      shares.push({ rule: 'network', counts: perNetwork, source, max: rules.placesPerNetworkMax });
    }
    return shares;
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

/** A device is named after the first place that was taken from it. */
export function deviceNamedAfter(roomId: string, number: number): string {
  return `${roomId}.${number}`;
}

function isNamedIn(roomId: string, deviceId: string): boolean {
  return deviceId.startsWith(`${roomId}.`);
}

function limited(rule: 'network' | 'device', retryAfterMs: number): Refusal {
  return {
    reason: `${rule}-limit`,
    problem: problem('join-limit-reached', { rule, retryAfterMs }),
  };
}
