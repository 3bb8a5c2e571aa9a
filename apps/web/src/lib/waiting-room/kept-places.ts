import type { ReturnedTurn } from '@houseful/contract/waiting-room';
import type { Admission } from '@houseful/contract/waiting-room-operations';
import type { SessionPlace } from '../session/session-keeper.ts';
import type { Stop } from '../time/device.ts';

/** What a visitor has in hand of one waiting room. */
export interface KeptPlace {
  readonly number: number;
  readonly returned: ReturnedTurn | null;
  readonly placeToken: string;
  /** Leave to hold seats; it may be over. */
  readonly admission: Admission | null;
  /** Given up by the visitor: nothing is joined again without being asked for. */
  readonly left?: boolean;
}

/** What the room had published when this browser first saw it: a proof can be held against it. */
export interface NotedDraw {
  readonly commitment: string;
  readonly chainHead: string;
}

/**
 * Places in waiting rooms, kept on the device for all tabs: the page of the room writes them, the
 * seats read the leave to hold.
 */
export interface KeptPlaces {
  placeIn(roomId: string): KeptPlace | null;
  keep(roomId: string, place: KeptPlace | null): void;
  /** The leave that is still good at `nowMs` of the server's clock. */
  admissionTo(roomId: string, nowMs: number): Admission | null;
  /** After this no seats are held with it. */
  dropAdmission(roomId: string): void;
  /** Seats of the show were held by leave of this room. */
  spendOn(showId: string, roomId: string): void;
  /** They are paid for: the stay inside was for this. */
  boughtFor(showId: string): void;
  deviceToken(): string | undefined;
  keepDeviceToken(token: string): void;
  noted(roomId: string): NotedDraw | null;
  /** Only what was seen first counts: later the house could have changed its mind. */
  note(roomId: string, seen: NotedDraw): void;
  /** Calls back when this tab or another kept something. */
  subscribe(listener: () => void): Stop;
  /** Runs `work` while no other tab runs any for the same room. */
  exclusively<T>(roomId: string, work: () => Promise<T>): Promise<T>;
}

const DEVICE_KEY = 'houseful.device';
const placeKey = (roomId: string) => `houseful.place.${roomId}`;
const usedKey = (showId: string) => `houseful.room-of.${showId}`;
const notedKey = (roomId: string) => `houseful.draw.${roomId}`;

export function createKeptPlaces(place: SessionPlace): KeptPlaces {
  const listeners = new Set<() => void>();

  function write(key: string, value: string | null): void {
    place.write(key, value);
    for (const listener of listeners) listener();
  }

  const placeIn = (roomId: string) => parsed<KeptPlace>(place.read(placeKey(roomId)), 'placeToken');
  const keep = (roomId: string, kept: KeptPlace | null) =>
    write(placeKey(roomId), kept && JSON.stringify(kept));
  const noted = (roomId: string) => parsed<NotedDraw>(place.read(notedKey(roomId)), 'commitment');

  const dropAdmission = (roomId: string) => {
    const kept = placeIn(roomId);
    if (kept?.admission) keep(roomId, { ...kept, admission: null });
  };

  return {
    ...{ placeIn, keep, noted, dropAdmission },
    admissionTo: (roomId, nowMs) => {
      const admission = placeIn(roomId)?.admission;
      return admission && Date.parse(admission.expiresAt) > nowMs ? admission : null;
    },
    spendOn: (showId, roomId) => place.write(usedKey(showId), roomId),
    boughtFor: (showId) => {
      const roomId = place.read(usedKey(showId));
      if (roomId === null) return;
      place.write(usedKey(showId), null);
      dropAdmission(roomId);
    },
    deviceToken: () => place.read(DEVICE_KEY) ?? undefined,
    keepDeviceToken: (token) => {
      if (place.read(DEVICE_KEY) !== token) place.write(DEVICE_KEY, token);
    },
    note: (roomId, seen) => {
      if (noted(roomId) === null) place.write(notedKey(roomId), JSON.stringify(seen));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = place.onForeignWrite(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    exclusively: (roomId, work) => place.exclusively(placeKey(roomId), work),
  };
}

/** What another version may have left behind is nothing. */
function parsed<T>(text: string | null, member: keyof T & string): T | null {
  if (text === null) return null;
  try {
    const value: T | null = JSON.parse(text);
    return typeof value?.[member] === 'string' ? value : null;
  } catch {
    return null;
  }
}
