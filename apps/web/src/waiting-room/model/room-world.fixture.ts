import type { Session } from '@houseful/contract/identity';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { HeldPlace, TurnTaken } from '@houseful/contract/waiting-room-operations';
import type { ApiClient } from '../../lib/api/client.ts';
import { ApiProblem, noConnection } from '../../lib/api/problem.ts';
import type { LiveListener } from '../../lib/live/live-connection.ts';
import type { SessionPlace } from '../../lib/session/session-keeper.ts';
import { createFakeDevice } from '../../lib/testing/fake-device.ts';
import { createKeptPlaces } from '../../lib/waiting-room/kept-places.ts';
import { createRoomKeeper } from './room-keeper.ts';

export const ROOM = 'wrm_1';
export const START_MS = Date.parse('2026-11-22T06:00:00.000Z');

const at = (ms: number) => new Date(START_MS + ms).toISOString();

/** A room of first come, first served that calls, two places every thirty seconds. */
export function statusOf(patch: Partial<WaitingRoomStatus> = {}): WaitingRoomStatus {
  return {
    ...{ roomId: ROOM, version: 1, asOf: at(0), name: 'Coldplay' },
    scope: { kind: 'show', showId: 'shw_1' },
    occasion: null,
    ...{ phase: 'fifo', opensAt: null, onSaleAt: null, joined: 100, paused: false, message: null },
    joinRules: {
      ...{ placesPerNetworkMax: null, placesPerDeviceMax: null, proofOfWorkBits: 0 },
      requiresAccount: false,
    },
    ...{ announcement: null, chainHead: null, draw: null },
    line: lineAt(0),
    pace: {
      ...{ placesPerInterval: 2, intervalMs: 30_000, activeMax: 50, active: 0, called: 0 },
      lately: { called: 0, freed: 0, ms: 0 },
    },
    turn: { graceMs: 60_000, placesBack: 10, admissionMs: 600_000 },
    sales: {
      ...{ seatsUnsold: 900, seatsPerPlaceMax: 10, settledPlaces: [], unsettledPlaces: 0 },
      categories: [],
    },
    ...patch,
  };
}

export function lineAt(serving: number, missedBefore = 0): WaitingRoomStatus['line'] {
  return {
    ...{ end: 100, serving, missedBefore, leftWaiting: 0, returnedWaiting: 0 },
    returned: { end: 0, serving: 0, missedBefore: 0, lastTurn: 0 },
  };
}

export const refusal = (code: string, members = {}) =>
  new ApiProblem({ code, status: 409, title: code, members });

/** One device with any number of tabs, and a house that answers as it is told. */
export function world({ number = 5 } = {}) {
  const device = createFakeDevice(START_MS);
  const stored = new Map<string, string>();
  const tabs: { listeners: Set<() => void>; live: LiveListener | null }[] = [];
  const queues = new Map<string, Promise<unknown>>();
  const house = {
    status: statusOf(),
    online: true,
    calls: [] as string[],
    tokens: [] as unknown[],
    held: heldPlace(number),
    join: null as null | (() => HeldPlace),
    check: null as null | (() => HeldPlace | Promise<HeldPlace>),
    turn: () => admitted(device.now()),
    guest: true,
  };

  const answers: Record<string, () => unknown> = {
    getWaitingRoom: () => house.status,
    joinWaitingRoom: () => house.join?.() ?? house.held,
    getPlace: () => house.check?.() ?? house.held,
    takeTurn: () => house.turn(),
    leavePlace: () => undefined,
  };
  const api = {
    call: async ({ name }: { name: string }, input: unknown, options?: { tokens?: unknown }) => {
      await Promise.resolve();
      house.calls.push(name);
      if (name !== 'getWaitingRoom') house.tokens.push({ input, ...options });
      if (!house.online) throw noConnection();
      return answers[name]?.();
    },
  } as unknown as ApiClient;

  function openTab({ visible = true } = {}) {
    const tab: (typeof tabs)[number] = { listeners: new Set(), live: null };
    tabs.push(tab);
    const tellOthers = () => {
      for (const other of tabs) if (other !== tab) for (const tell of other.listeners) tell();
    };
    const place: SessionPlace = {
      read: (key) => stored.get(key) ?? null,
      write: (key, value) => {
        if (value === null) stored.delete(key);
        else stored.set(key, value);
        tellOthers();
      },
      onForeignWrite: (listener) => {
        tab.listeners.add(listener);
        return () => tab.listeners.delete(listener);
      },
      exclusively: (name, work) => {
        const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
        queues.set(
          name,
          turn.catch(() => undefined),
        );
        return turn;
      },
    };
    const session = {
      current: () => ({ user: { userId: 'usr_1', guest: house.guest } }) as Session,
      ensureBuyer: async () => ({}) as Session,
      subscribe: (listener: () => void) => {
        tab.listeners.add(listener);
        return () => tab.listeners.delete(listener);
      },
    };
    const keeper = createRoomKeeper({
      ...{ roomId: ROOM, api, session, device, chance: () => 0.5 },
      places: createKeptPlaces(place),
      serverTime: { now: device.now, isInDoubt: () => false },
      relearnTime: async () => void house.calls.push('getMe'),
      live: {
        watch: (_topic, listener) => {
          tab.live = listener;
          return () => {
            tab.live = null;
          };
        },
      },
      isVisible: () => visible,
      solve: async (challenge, bits) => `${challenge}${bits}`,
    });
    return {
      keeper,
      live: () => tab.live as LiveListener,
      /** News of the room, as the house now stands. */
      news: () => {
        const message = { type: 'waiting-room', topic: `waiting-room:${ROOM}` } as const;
        tab.live?.onMessage({ ...message, status: house.status });
      },
      close: () => {
        keeper.stop();
        tabs.splice(tabs.indexOf(tab), 1);
      },
    };
  }

  /** The house moves on; nobody is told by that alone. */
  function move(patch: Partial<WaitingRoomStatus>): void {
    const { version } = house.status;
    house.status = { ...house.status, asOf: at(device.now() - START_MS), ...patch };
    house.status = { ...house.status, version: version + 1 };
  }

  return { device, house, stored, openTab, move };
}

export function heldPlace(number: number, patch: Partial<HeldPlace> = {}): HeldPlace {
  return {
    ...{ roomId: ROOM, number, returned: null, placeToken: `place-${number}` },
    ...{ deviceToken: 'device-1', place: { state: 'unordered' }, admission: null },
    ...patch,
  };
}

export function admitted(nowMs: number): TurnTaken {
  const expiresAt = new Date(nowMs + 600_000).toISOString();
  return { outcome: 'admitted', admissionToken: 'admission-1', expiresAt };
}

/** All that was begun and needs no time has come to its end. */
export async function settled(): Promise<void> {
  for (let step = 0; step < 60; step += 1) await Promise.resolve();
}
