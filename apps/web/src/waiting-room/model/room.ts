import type { WaitingRoomPlace, WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { ApiClient } from '../../lib/api/client.ts';
import type { ApiProblem } from '../../lib/api/problem.ts';
import type { LiveConnection } from '../../lib/live/live-connection.ts';
import type { SessionKeeper } from '../../lib/session/session-keeper.ts';
import type { Device, Stop } from '../../lib/time/device.ts';
import type { ServerTime } from '../../lib/time/server-time.ts';
import type { KeptPlace, KeptPlaces } from '../../lib/waiting-room/kept-places.ts';
import type { WaitTold } from './wait-told.ts';

/** How far a visitor without a place has come with getting one. */
export type Joining =
  | { readonly kind: 'not-yet' | 'asking' | 'solving' | 'account' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem };

/** `live`: news arrive by themselves. `asking`: they are asked for. `lost`: the last asking failed. */
export type Contact = 'live' | 'asking' | 'lost';

/** What this page has to say once about the place, because it is not what was expected. */
export type Surprise = 'another-place' | 'sent-back';

export interface RoomState {
  readonly status: WaitingRoomStatus | null;
  /** There is no such room. */
  readonly missing: boolean;
  readonly kept: KeptPlace | null;
  /** The house is asked about the place that was kept: nobody goes in by it meanwhile. */
  readonly checking: boolean;
  /** What only the house can tell of this one person. */
  readonly houseSays: 'inside' | 'out' | null;
  readonly place: WaitingRoomPlace | null;
  readonly joining: Joining;
  readonly contact: Contact;
  /** When the turn is over, on the server's clock; null when it is not known, or there is none. */
  readonly turnEndsAtMs: number | null;
  readonly taking: boolean;
  /** This very page took the turn. */
  readonly entered: boolean;
  readonly told: WaitTold | null;
  readonly surprise: Surprise | null;
}

export interface RoomParts {
  readonly roomId: string;
  readonly api: ApiClient;
  readonly session: Pick<SessionKeeper, 'current' | 'ensureBuyer' | 'subscribe'>;
  readonly places: KeptPlaces;
  readonly live: LiveConnection;
  readonly device: Device;
  readonly serverTime: Pick<ServerTime, 'now' | 'isInDoubt'>;
  /** Any exchange that tells the server's time. */
  readonly relearnTime: () => Promise<unknown>;
  /** From 0 up to 1: a crowd that does the same at the same time spreads itself out. */
  readonly chance: () => number;
  readonly isVisible: () => boolean;
  /** Finds the number that a challenge asks for. */
  readonly solve: (challenge: string, bits: number) => Promise<string>;
}

/** The parts, with what is known: every verb of the page reads and changes it through here. */
export interface Room extends RoomParts {
  get(): RoomState;
  change(patch: Partial<RoomState>): void;
}

export const AT_FIRST: RoomState = {
  status: null,
  missing: false,
  kept: null,
  checking: false,
  houseSays: null,
  place: null,
  joining: { kind: 'not-yet' },
  contact: 'asking',
  turnEndsAtMs: null,
  taking: false,
  entered: false,
  told: null,
  surprise: null,
};

export interface RoomStore extends Room {
  subscribe(listener: () => void): Stop;
}

/** Keeps the state, and calls back after each change of it, never within another call back. */
export function createRoomStore(
  parts: RoomParts,
  derive: (before: RoomState, after: RoomState) => RoomState,
): RoomStore {
  const listeners = new Set<() => void>();
  let state = AT_FIRST;
  let telling = false;
  let changed = false;

  function tell(): void {
    changed = true;
    if (telling) return;
    telling = true;
    while (changed) {
      changed = false;
      for (const listener of listeners) listener();
    }
    telling = false;
  }

  return {
    ...parts,
    get: () => state,
    change: (patch) => {
      state = derive(state, { ...state, ...patch });
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
