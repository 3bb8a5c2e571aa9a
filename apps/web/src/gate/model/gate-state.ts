import type { CheckInList, GateDesk, GateVerdict, ScanDirection } from '@houseful/contract/gate';
import type { Device } from '../../lib/time/device.ts';
import type { Choice, GateKeep, KeptDevice, KeptPassage } from '../keep/gate-keep.ts';
import type { GateApi } from './gate-api.ts';
import type { LocalParts } from './judge-locally.ts';
import type { Store } from './store.ts';

/** A verdict as it stands on the screen. */
export interface ShownVerdict {
  readonly verdict: GateVerdict;
  readonly direction: ScanDirection;
  /** Grows with each scan: two of the same kind are two. */
  readonly number: number;
  /** Told without the house. */
  readonly alone: boolean;
  /** From the moment it was read. */
  readonly tookMs: number;
  readonly atMs: number;
}

export interface GateState {
  readonly phase: 'starting' | 'pairing' | 'choosing' | 'scanning';
  readonly device: KeptDevice | null;
  readonly direction: ScanDirection;
  /** Whether the house answered last. */
  readonly online: boolean;
  /** Scans that the house has not confirmed. */
  readonly waiting: number;
  readonly syncing: boolean;
  /** Entries on the sheets of the choice. */
  readonly tickets: number;
  readonly verdict: ShownVerdict | null;
  /** Newest first. */
  readonly conflicts: readonly KeptPassage[];
  /** The house has shut this scanner out. */
  readonly shutOut: boolean;
}

export const FIRST_STATE: GateState = {
  phase: 'starting',
  device: null,
  direction: 'entry',
  online: true,
  waiting: 0,
  syncing: false,
  tickets: 0,
  verdict: null,
  conflicts: [],
  shutOut: false,
};

export interface GateParts {
  readonly api: GateApi;
  readonly keep: GateKeep;
  readonly device: Device;
  readonly store: Store<GateState>;
  readonly subtle: LocalParts['subtle'];
  /** A fresh name for a scan, and a fresh token for a scanner. */
  readonly newNonce: () => string;
  readonly newToken: () => string;
  readonly isConnected: () => boolean;
}

/** The list of a choice as the desk knows it now; null when it is closed or gone. */
export function chosenList(desk: GateDesk | null, choice: Choice | null): CheckInList | null {
  if (!desk || !choice) return null;
  const lists = desk.shows.flatMap((show) => show.lists);
  return lists.find(({ listId, closed }) => listId === choice.listId && !closed) ?? null;
}

/** The house's clock, as far as this device knows it. */
export function houseNow({ device, store }: Pick<GateParts, 'device' | 'store'>): number {
  return device.now() - (store.get().device?.aheadMs ?? 0);
}

/** Changes what is kept of the scanner itself; nothing when it was signed off meanwhile. */
export async function keepDevice(
  { keep, store }: Pick<GateParts, 'keep' | 'store'>,
  change: Partial<KeptDevice>,
): Promise<void> {
  const { device } = store.get();
  if (!device) return;
  const changed = { ...device, ...change };
  store.set({ device: changed });
  await keep.writeDevice(changed);
}
