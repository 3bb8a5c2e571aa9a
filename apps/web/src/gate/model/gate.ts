import type { GateTicketView, ScanDirection } from '@houseful/contract/gate';
import type { Choice, KeptDevice } from '../keep/gate-keep.ts';
import { chosenList, FIRST_STATE, type GateParts, keepDevice } from './gate-state.ts';
import { createScanner, type Scanner } from './scan.ts';
import { createSync, type Sync } from './sync.ts';

/** Everything the page can do. */
export interface Gate extends Scanner {
  /** Takes up where this device was left. */
  start(): Promise<void>;
  /** @throws ApiProblem */
  pair(code: string): Promise<void>;
  /** @throws ApiProblem */
  pairAs(staff: { email: string; password: string; name: string }): Promise<void>;
  /** Which of its venues the scanner stands at; its shows are asked for. */
  standAt(venueId: string): Promise<void>;
  choose(choice: Choice): Promise<void>;
  /** Back to the choice of show, list and gate. */
  chooseAnew(): void;
  turn(direction: ScanDirection): void;
  clear(): void;
  /** @throws ApiProblem */
  find(q: string): Promise<(GateTicketView & { entered: boolean })[]>;
  sync: Sync['now'];
  /** How much the device's clock is ahead, as an answer has just told. */
  learnAhead(aheadMs: number): void;
  /** Signs the scanner off and wipes everything off this device. */
  forget(): Promise<void>;
}

/** Answers tell the time in whole seconds, and travel. */
const NEAR_MS = 2_000;

export function createGate(parts: GateParts): Gate {
  const { api, keep, store } = parts;
  const sync = createSync(parts, shutOut);
  const scanner = createScanner(parts, shutOut);

  /** A phone that the house does not know any more keeps nothing but scans that nobody has confirmed; they name nobody. */
  async function shutOut(): Promise<void> {
    sync.stop();
    await keep.wipe({ andScans: false });
    store.set({
      ...FIRST_STATE,
      phase: 'pairing',
      shutOut: true,
      waiting: await keep.countPending(),
    });
  }

  async function begin(token: string): Promise<void> {
    const device: KeptDevice = {
      ...{ token, desk: null, keys: [], venueId: null, choice: null, aheadMs: 0, syncedAtMs: null },
    };
    store.set({ device, shutOut: false });
    await keep.writeDevice(device);
    await sync.now();
    store.set({ phase: 'choosing' });
    sync.start();
  }

  return {
    ...scanner,
    start: async () => {
      const device = await keep.readDevice();
      const waiting = await keep.countPending();
      if (!device) return store.set({ phase: 'pairing', waiting });
      const list = chosenList(device.desk, device.choice);
      const counts = await Promise.all((list?.showIds ?? []).map((id) => keep.countTickets(id)));
      const tickets = counts.reduce((sum, one) => sum + one, 0);
      const conflicts = list ? await keep.conflictsOf(list.listId) : [];
      store.set({ phase: list ? 'scanning' : 'choosing', device, waiting, tickets, conflicts });
      sync.start();
    },
    pair: async (code) => {
      const token = parts.newToken();
      await api.pair(code, token);
      await begin(token);
    },
    pairAs: async (staff) => {
      const token = parts.newToken();
      await api.pairAs(staff, token);
      await begin(token);
    },
    standAt: async (venueId) => {
      await keepDevice(parts, { venueId, choice: null });
      await sync.now();
    },
    choose: async (choice) => {
      await keepDevice(parts, { choice });
      store.set({ phase: 'scanning', verdict: null, conflicts: [], tickets: 0 });
      await sync.now();
    },
    chooseAnew: () => store.set({ phase: 'choosing', verdict: null }),
    turn: (direction) => store.set({ direction, verdict: null }),
    clear: () => store.set({ verdict: null }),
    find: (q) => {
      const { device } = store.get();
      return api.find(device?.token ?? '', device?.choice?.listId ?? '', q);
    },
    sync: sync.now,
    learnAhead: (aheadMs) => {
      const { device } = store.get();
      const kept = device?.aheadMs ?? 0;
      const now = Math.abs(aheadMs) < NEAR_MS ? 0 : aheadMs;
      if (device && Math.abs(now - kept) >= NEAR_MS) void keepDevice(parts, { aheadMs: now });
    },
    forget: async () => {
      const token = store.get().device?.token;
      sync.stop();
      if (token !== undefined) await api.forget(token).catch(() => undefined);
      await keep.wipe({ andScans: true });
      store.set({ ...FIRST_STATE, phase: 'pairing' });
    },
  };
}
