import type { WaitingRoomPlace, WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { type Draw, drawIn } from '@houseful/line/draw';
import { type PlaceHeld, placeOf } from '@houseful/line/place';
import { portableDigests } from '@houseful/line/sha256';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';
import type { Ledger } from './ledger.ts';

const LOOK_MS = 400;
const BACK_THEN_MS = 4_000;

/** Why the waiting is over. */
export type Called = 'turn' | 'missed' | 'out' | 'sold-out' | 'room-ended' | 'time-over';

interface Waiting {
  readonly held: PlaceHeld;
  readonly resolve: (called: Called) => void;
}

/** One shared reading of the public status, and each one's own arithmetic on it: what browsers do. */
export interface Watch {
  latest(): WaitingRoomStatus | null;
  /** Resolves when something is to be done, by the arithmetic alone. */
  untilCalled(held: PlaceHeld): Promise<Called>;
  /** What the arithmetic said of that place in the last seconds, newest last. */
  shown(held: PlaceHeld): WaitingRoomPlace[];
  /** Resolves once the room is in one of these phases. */
  untilPhase(...phases: readonly WaitingRoomStatus['phase'][]): Promise<void>;
  look(): Promise<void>;
  /** Nobody waits any longer. */
  sendHome(): void;
  stop(): Promise<void>;
}

export function watchRoom(api: Api, ledger: Ledger, roomId: string): Watch {
  const waiting = new Set<Waiting>();
  const listeners = new Set<() => void>();
  const ranks = new Map<number, number | null>();
  let draw: Draw | null = null;
  let isHomeTime = false;
  let isOver = false;

  /** Sixteen HMACs a rank: worth remembering for thousands who look twice a second. */
  function remembering(fresh: Draw): Draw {
    return {
      ...fresh,
      rankOf: (number) => {
        const known = ranks.get(number);
        if (known !== undefined) return known;
        const rank = fresh.rankOf(number);
        ranks.set(number, rank);
        return rank;
      },
    };
  }

  function calledBy(status: WaitingRoomStatus, held: PlaceHeld): Called | null {
    const { state } = placeOf(status, held, draw);
    if (state === 'turn' || state === 'missed' || state === 'out') return state;
    if (state === 'unknown') return 'out';
    if (status.phase === 'ended') return 'room-ended';
    if (isHomeTime) return 'time-over';
    const isSelling = status.phase === 'fifo' || status.phase === 'draining';
    return isSelling && status.sales.seatsUnsold === 0 ? 'sold-out' : null;
  }

  async function look(): Promise<void> {
    const path = `/waiting-rooms/${roomId}`;
    const { status: answered, body } = await api.ask<WaitingRoomStatus>('status', 'GET', path);
    if (answered !== 200) return;
    const before = ledger.seen.at(-1)?.status;
    // Of several processes one may be a second behind.
    if (before && body.version < before.version) return;
    if (!draw && body.draw) {
      const fresh = drawIn(body, portableDigests);
      draw = fresh && remembering(fresh);
    }
    ledger.seen.push({ atMs: api.nowMs(), status: body });
    for (const one of waiting) {
      const called = calledBy(body, one.held);
      if (called === null) continue;
      waiting.delete(one);
      one.resolve(called);
    }
    for (const listener of listeners) listener();
  }

  async function keepLooking(): Promise<void> {
    while (!isOver) {
      await look();
      await sleep(LOOK_MS);
    }
  }

  const looking = keepLooking();
  const latest = (): WaitingRoomStatus | null => ledger.seen.at(-1)?.status ?? null;
  return {
    latest,
    look,
    untilCalled: (held) =>
      new Promise((resolve) => {
        const status = latest();
        const called = status && calledBy(status, held);
        if (called) resolve(called);
        else waiting.add({ held, resolve });
      }),
    shown: (held) => {
      const since = api.nowMs() - BACK_THEN_MS;
      const recent = ledger.seen.slice(-20).filter(({ atMs }) => atMs >= since);
      return recent.map(({ status }) => placeOf(status, held, draw));
    },
    untilPhase: (...phases) =>
      new Promise((resolve) => {
        const check = (): void => {
          const phase = latest()?.phase;
          if (!phase || !phases.includes(phase)) return;
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
        check();
      }),
    sendHome: () => {
      isHomeTime = true;
    },
    stop: async () => {
      isOver = true;
      await looking;
    },
  };
}
