import type { Call } from '@houseful/contract/operation';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { type Draw, drawIn } from '@houseful/line/draw';
import { placeOf } from '@houseful/line/place';
import { portableDigests } from '@houseful/line/sha256';
import { type Clock, SECOND_MS } from '#platform/clock';
import { Problem } from '#platform/problem';
import type { Random } from '#platform/random';
import type { House } from '../compose.ts';

const VISITORS = 600;
/** All are there before the lobby of three minutes closes, but for some latecomers. */
const COME_AT_ONCE_MAX = 12;
const LATE_COME_AT_ONCE_MAX = 2;
const PARTY_MAX = 4;
const CHOOSE_MS = { from: 8 * SECOND_MS, to: 60 * SECOND_MS };
const PAY_MS = { from: 10 * SECOND_MS, to: 45 * SECOND_MS };
/** One in so many … */
const ONE_SLEEPS_IN = 30;
const ONE_GIVES_UP_IN = 8;
const ONE_LEAVES_THE_LINE_IN = 4_000;
/** No webhook for make-believe buyers: their money is settled in the call itself. */
const PAYMENT_TOKEN = 'tok_success+webhook_never';

interface Visitor {
  readonly call: Call;
  /** What comes next, and not before when. */
  next: 'wait' | 'hold' | 'pay' | 'nothing';
  notBeforeMs: number;
  held: HeldPlace;
  holdId: string | null;
}

export interface LineCrowd {
  /** Everybody does what is to be done by now; call it every second or two. */
  goOn(): Promise<void>;
}

export interface LineCrowdDeps {
  readonly faces: Pick<House['faces'], 'waitingRoom' | 'booking'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly roomId: string;
  /** VISITORS unless given. */
  readonly visitorsMax?: number;
}

/**
 * Make-believe people in front of one room, who go through the same doors as everybody: join, wait
 * for their turn by the public arithmetic, come in, hold, pay, give up, oversleep. They are named by the room, so after a
 * restart they come back and have the places they had. When all have been there it is over.
 */
export function createLineCrowd(deps: LineCrowdDeps): LineCrowd {
  const { faces, clock, random, roomId, visitorsMax = VISITORS } = deps;
  const { waitingRoom, booking } = faces;
  const visitors: Visitor[] = [];
  let draw: Draw | null = null;

  const below = (limit: number): number => random.bytes(4).readUInt32LE() % limit;
  const within = ({ from, to }: { from: number; to: number }): number =>
    clock.now().getTime() + from + below(to - from);

  function withToken(call: Call, tokens: NonNullable<Call['tokens']>): Call {
    return { ...call, tokens };
  }

  async function come(atOnceMax: number): Promise<void> {
    for (let more = below(atOnceMax + 1); more > 0 && visitors.length < visitorsMax; more -= 1) {
      const buyerId = `usr_crowd-${roomId}-${visitors.length}`;
      const call: Call = { caller: { buyerId, roles: ['buyer'] }, idempotencyKey: null };
      const held = await waitingRoom.joinWaitingRoom({ roomId }, call);
      visitors.push({ call, held, next: 'wait', notBeforeMs: 0, holdId: null });
    }
  }

  async function goOn(): Promise<void> {
    const status = await waitingRoom.getWaitingRoom({ roomId }, NOBODY);
    const { phase } = status;
    if (phase === 'closed' || phase === 'ended' || phase === 'draw') return;
    await shrugging(() => come(phase === 'lobby' ? COME_AT_ONCE_MAX : LATE_COME_AT_ONCE_MAX));
    if (phase === 'lobby') return;
    draw ??= drawIn(status, portableDigests);
    const nowMs = clock.now().getTime();
    for (const visitor of visitors) {
      if (visitor.next === 'nothing' || visitor.notBeforeMs > nowMs) continue;
      await shrugging(() => act(visitor, status), visitor);
    }
  }

  /** Too late, sold out or busy: a make-believe buyer shrugs and goes home. */
  async function shrugging(tries: () => Promise<void>, visitor?: Visitor): Promise<void> {
    try {
      await tries();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (visitor) visitor.next = 'nothing';
    }
  }

  async function act(visitor: Visitor, status: WaitingRoomStatus): Promise<void> {
    if (visitor.next === 'wait') return wait(visitor, status);
    if (visitor.next === 'hold') return hold(visitor, status);
    return pay(visitor);
  }

  async function wait(visitor: Visitor, status: WaitingRoomStatus): Promise<void> {
    const { held } = visitor;
    const { state } = placeOf(status, held, draw);
    const call = withToken(visitor.call, { 'Place-Token': held.placeToken });
    if (state === 'out' || state === 'unknown') visitor.next = 'nothing';
    else if (state === 'waiting' && below(ONE_LEAVES_THE_LINE_IN) === 0) {
      await waitingRoom.leavePlace({ roomId }, call);
      visitor.next = 'nothing';
    } else if (state === 'turn' && held.returned === null && below(ONE_SLEEPS_IN) === 0) {
      visitor.notBeforeMs = clock.now().getTime() + status.turn.graceMs + SECOND_MS;
    } else if (state === 'turn' || state === 'missed') {
      const turn = await waitingRoom.takeTurn({ roomId }, call);
      if (turn.outcome === 'back') visitor.held = turn.held;
      else {
        const { admissionToken, expiresAt } = turn;
        visitor.held = { ...held, admission: { admissionToken, expiresAt } };
        visitor.next = 'hold';
        visitor.notBeforeMs = within(CHOOSE_MS);
      }
    }
  }

  async function hold(visitor: Visitor, { scope }: WaitingRoomStatus): Promise<void> {
    const { held, call } = visitor;
    const inside = withToken(call, {
      'Place-Token': held.placeToken,
      'Admission-Token': held.admission?.admissionToken ?? '',
    });
    // Behind a room for all shows there is no telling which one: they only came to look.
    if (scope.kind === 'title' || below(ONE_GIVES_UP_IN) === 0) {
      await waitingRoom.leavePlace({ roomId }, inside);
      visitor.next = 'nothing';
      return;
    }
    const { showId } = scope;
    await waitingRoom.admitToSeats({ showId }, inside);
    const { holdId } = await booking.holdSeats({ showId, quantity: 1 + below(PARTY_MAX) }, inside);
    visitor.holdId = holdId;
    visitor.next = 'pay';
    visitor.notBeforeMs = within(PAY_MS);
  }

  async function pay(visitor: Visitor): Promise<void> {
    const { holdId, call } = visitor;
    visitor.next = 'nothing';
    if (holdId === null) return;
    const { orderId } = await booking.placeOrder({ holdId }, call);
    await booking.confirmPayment({ orderId, paymentToken: PAYMENT_TOKEN }, call);
  }

  return { goOn };
}

const NOBODY: Call = { caller: null, idempotencyKey: null };
