import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { HeldPlace, ProofOfWork } from '@houseful/contract/waiting-room-operations';
import { ApiProblem, isProblem } from '../../lib/api/problem.ts';
import { keepHeld } from './keep-held.ts';
import type { Room } from './room.ts';

/** In a lobby all are equal: who waited at the door need not push through it in one second. */
const SPREAD_MS_MAX = 5_000;
const SPREAD_SHARE = 0.25;
/** After a refusal without a time of its own. */
const AGAIN_MS = 3_000;
/** Challenges run out; a slow device gets more than one. */
const CHALLENGES_MAX = 3;

/** Gets a place, whatever it takes; who has one, in this tab or another, keeps it. */
export async function joinRoom(room: Room, { atTheDoor = false } = {}): Promise<void> {
  if (room.get().joining.kind !== 'not-yet') return;
  room.change({ joining: { kind: 'asking' } });
  if (atTheDoor) await room.device.sleep(spreadMs(room));
  try {
    await room.places.exclusively(room.roomId, async () => {
      const kept = room.places.placeIn(room.roomId);
      if (kept && !kept.left) room.change({ kept });
      else await join(room);
    });
    room.change({ joining: { kind: 'not-yet' } });
  } catch (error) {
    refused(room, error);
  }
}

async function join(room: Room): Promise<void> {
  if (room.get().status?.joinRules.requiresAccount && !isMember(room)) throw accountNeeded();
  await room.session.ensureBuyer();
  let proofOfWork: ProofOfWork | undefined;
  for (let challenges = 0; ; challenges += 1) {
    try {
      const held = await askForPlace(room, proofOfWork);
      // Only here: asked for in another way, a place knows nothing of the device.
      room.places.keepDeviceToken(held.deviceToken);
      return keepHeld(room, held);
    } catch (error) {
      if (!isProblem(error, 'proof-of-work-needed') || challenges === CHALLENGES_MAX) throw error;
      const { challenge, bits } = error.members;
      room.change({ joining: { kind: 'solving' } });
      proofOfWork = { challenge, nonce: await room.solve(challenge, bits) };
    }
  }
}

function askForPlace({ api, roomId, places }: Room, proofOfWork?: ProofOfWork): Promise<HeldPlace> {
  return api.call(
    waitingRoomOperations.joinWaitingRoom,
    { roomId, ...(proofOfWork ? { proofOfWork } : {}) },
    { tokens: { 'Device-Token': places.deviceToken() } },
  );
}

function isMember({ session }: Room): boolean {
  return session.current()?.user.guest === false;
}

function accountNeeded(): ApiProblem {
  return new ApiProblem({ code: 'account-needed', status: 403, title: 'Sign in first.' });
}

/** Says why, and tries again when that may help. */
function refused(room: Room, error: unknown): void {
  if (isProblem(error, 'account-needed')) return room.change({ joining: { kind: 'account' } });
  const problem =
    error instanceof ApiProblem
      ? error
      : new ApiProblem({ code: 'bug', status: 0, title: 'The page failed.' });
  room.change({ joining: { kind: 'refused', problem } });
  // Another phase, told by the status, asks again by itself.
  if (problem.code === 'joining-closed') return;
  const { retryAfterMs } = problem.members;
  const waitMs = typeof retryAfterMs === 'number' ? retryAfterMs : AGAIN_MS;
  room.device.after(waitMs * (1 + room.chance() / 4), () => {
    if (room.get().joining.kind === 'refused') room.change({ joining: { kind: 'not-yet' } });
  });
}

function spreadMs({ get, serverTime, chance }: Room): number {
  const { status } = get();
  if (status?.phase !== 'lobby') return 0;
  const leftMs = status.onSaleAt ? Date.parse(status.onSaleAt) - serverTime.now() : SPREAD_MS_MAX;
  return chance() * Math.max(0, Math.min(SPREAD_MS_MAX, leftMs * SPREAD_SHARE));
}
