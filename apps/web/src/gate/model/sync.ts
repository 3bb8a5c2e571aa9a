import { isProblem } from '../../lib/api/problem.ts';
import type { Stop } from '../../lib/time/device.ts';
import { chosenList, type GateParts, keepDevice } from './gate-state.ts';

export const SYNC_EVERY_MS = 5_000;
const DESK_EVERY_MS = 30_000;
const BACK_OFF_FIRST_MS = 1_000;
export const BACK_OFF_MS_MAX = 30_000;
const SCANS_PER_UPLOAD = 100;

export interface Sync {
  /** At once; if one is under way, once more after it. */
  now(): Promise<void>;
  start(): void;
  stop(): void;
}

/**
 * Hands over what was scanned, oldest first, and takes what is new of the sheets: by itself every few seconds, less and less often while the
 * house does not answer. Whatever happens in between, a scan is let go of only when the house has confirmed it.
 */
export function createSync(parts: GateParts, onShutOut: () => Promise<void>): Sync {
  const { api, keep, device, store } = parts;
  let underWay: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let next: Stop | null = null;
  let deskAtMs = Number.NEGATIVE_INFINITY;
  let deskOf: string | null = null;

  async function upload(token: string): Promise<void> {
    for (;;) {
      const pending = await keep.pendingScans(SCANS_PER_UPLOAD);
      store.set({ waiting: await keep.countPending() });
      const kept = store.get().device;
      if (pending.length === 0 || !kept?.desk) return;
      const { deviceId, name: deviceName } = kept.desk.device;
      const { answers } = await api.send(token, {
        sentAt: new Date(device.now()).toISOString(),
        scans: pending.map(({ sent }) => sent),
      });
      await keep.settle(answers, { deviceId, deviceName, aheadMs: kept.aheadMs });
    }
  }

  async function readDesk(token: string): Promise<void> {
    const kept = store.get().device;
    const venueId = kept?.venueId ?? null;
    const isFresh = device.elapsed() - deskAtMs < DESK_EVERY_MS && venueId === deskOf;
    if (isFresh && kept?.desk) return;
    const [desk, keys] = [await api.desk(token, venueId), await api.keys()];
    deskAtMs = device.elapsed();
    deskOf = venueId;
    await keepDevice(parts, { desk, keys });
  }

  async function readSheets(token: string): Promise<void> {
    const kept = store.get().device;
    const list = chosenList(kept?.desk ?? null, kept?.choice ?? null);
    if (!list) return;
    await keep.dropSheetsBut(list.showIds);
    for (const showId of list.showIds) {
      for (let complete = false; !complete; ) {
        const version = (await keep.sheetOf(showId))?.version ?? 0;
        const page = await api.sheet(token, showId, version);
        await keep.applySheet(page);
        complete = page.complete;
      }
    }
    const counts = await Promise.all(list.showIds.map((showId) => keep.countTickets(showId)));
    const conflicts = await keep.conflictsOf(list.listId);
    store.set({
      tickets: counts.reduce((sum, one) => sum + one, 0),
      conflicts: conflicts.toSorted((a, b) => b.atMs - a.atMs),
    });
  }

  async function once(): Promise<void> {
    const token = store.get().device?.token;
    if (token === undefined) return;
    store.set({ syncing: true });
    try {
      await readDesk(token);
      await upload(token);
      await readSheets(token);
      failures = 0;
      store.set({ online: true });
      await keepDevice(parts, { syncedAtMs: device.now() });
    } catch (error) {
      failures += 1;
      if (isProblem(error, 'gate-token-invalid')) await onShutOut();
      else store.set({ online: false });
    } finally {
      store.set({ syncing: false, waiting: await keep.countPending() });
    }
  }

  function schedule(): void {
    next?.();
    const backOffMs = Math.min(BACK_OFF_FIRST_MS * 2 ** (failures - 1), BACK_OFF_MS_MAX);
    next = device.after(failures === 0 ? SYNC_EVERY_MS : backOffMs, () => void now());
  }

  async function now(): Promise<void> {
    if (underWay) {
      again = true;
      return underWay;
    }
    underWay = once();
    await underWay;
    underWay = null;
    if (again) {
      again = false;
      return now();
    }
    if (next) schedule();
  }

  return {
    now,
    start: () => {
      next ??= () => undefined;
      void now();
    },
    stop: () => {
      next?.();
      next = null;
    },
  };
}
