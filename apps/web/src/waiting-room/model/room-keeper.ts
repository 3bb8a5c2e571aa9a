import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import { ALLOWED } from '@houseful/line/phases';
import type { Stop } from '../../lib/time/device.ts';
import { watchStatus } from './ask-status.ts';
import { checkPlace } from './check-place.ts';
import { derivePlace } from './derive-place.ts';
import { joinRoom } from './join-room.ts';
import { comeAgain, leaveRoom } from './leave-room.ts';
import {
  createRoomStore,
  type Room,
  type RoomParts,
  type RoomState,
  type RoomStore,
} from './room.ts';
import { takeTurn } from './take-turn.ts';

/** The page's whole behaviour without a screen: waits, joins, follows the line and goes in. */
export interface RoomKeeper {
  get(): RoomState;
  subscribe(listener: () => void): Stop;
  /** To be told when the page was asleep, out of sight or offline. */
  wake(): void;
  leave(): Promise<void>;
  comeAgain(): void;
  /** After a missed turn: the place further back. */
  comeBack(): void;
  /** The surprise has been read. */
  understood(): void;
  stop: Stop;
}

export function createRoomKeeper(parts: RoomParts): RoomKeeper {
  const room = createRoomStore(parts, derivePlace(parts.serverTime.now));
  const act = actor(room);
  const stops = [
    room.subscribe(act),
    followOtherTabs(room),
    followSession(room),
    followExpiry(room),
    followClock(room),
  ];
  room.change({ kept: parts.places.placeIn(parts.roomId) });
  void checkPlace(room);
  const status = watchStatus(room);

  return {
    get: room.get,
    subscribe: room.subscribe,
    wake: () => {
      status.wake();
      if (parts.serverTime.isInDoubt()) void learnTime(room);
      act();
    },
    leave: () => leaveRoom(room),
    comeAgain: () => comeAgain(room),
    comeBack: () => void takeTurn(room),
    understood: () => room.change({ surprise: null }),
    stop: () => {
      status.stop();
      for (const stop of stops) stop();
    },
  };
}

/** What is to be done next by itself, after each change: join, or go in. */
function actor(room: Room): () => void {
  let phase: WaitingRoomPhase | null = null;
  let stoodAtTheDoor = false;
  return () => {
    const { status, kept, place, joining, taking, missing, checking } = room.get();
    if (!status || missing) return;
    if (phase !== status.phase) {
      stoodAtTheDoor = phase === 'closed';
      phase = status.phase;
      // Who was too early, or too late by what was known then, may join now.
      if (joining.kind === 'refused' && joining.problem.code === 'joining-closed') {
        return room.change({ joining: { kind: 'not-yet' } });
      }
    }
    if (!kept) {
      const mayJoin = ALLOWED[status.phase].join && joining.kind === 'not-yet';
      if (mayJoin) void joinRoom(room, { atTheDoor: stoodAtTheDoor });
    } else if (place?.state === 'turn' && !taking && !checking) {
      void takeTurn(room);
    }
  };
}

function followOtherTabs(room: Room): Stop {
  return room.places.subscribe(() => {
    const kept = room.places.placeIn(room.roomId);
    if (JSON.stringify(kept) !== JSON.stringify(room.get().kept)) {
      room.change({ kept, houseSays: null });
    }
  });
}

/** Another person at this device has a place of their own, or none. */
function followSession(room: Room): Stop {
  const buyer = () => room.session.current()?.user.userId ?? null;
  const isGuest = () => room.session.current()?.user.guest ?? true;
  let was = { buyer: buyer(), isGuest: isGuest() };
  return room.session.subscribe(() => {
    const is = { buyer: buyer(), isGuest: isGuest() };
    const changed = was.buyer !== is.buyer || was.isGuest !== is.isGuest;
    const hadOne = was.buyer !== null;
    was = is;
    if (!changed) return;
    if (room.get().joining.kind === 'account') room.change({ joining: { kind: 'not-yet' } });
    else if (hadOne) void checkPlace(room);
  });
}

/** Who joins learns the time by that; who stands at closed doors asks for it, once. */
function followClock(room: RoomStore): Stop {
  let asked = false;
  return room.subscribe(() => {
    const { status } = room.get();
    if (asked || status?.phase !== 'closed' || status.opensAt === null) return;
    asked = true;
    void learnTime(room);
  });
}

async function learnTime({ session, relearnTime }: Room): Promise<void> {
  try {
    await session.ensureBuyer();
    await relearnTime();
  } catch {
    // The device's own clock has to do.
  }
}

/** The stay inside ends as a fact of time. */
function followExpiry(room: RoomStore): Stop {
  let cancel: Stop | null = null;
  let watched: string | null = null;
  const stop = room.subscribe(() => {
    const expiresAt = room.get().kept?.admission?.expiresAt ?? null;
    if (expiresAt === watched) return;
    watched = expiresAt;
    cancel?.();
    if (expiresAt === null) return;
    const leftMs = Math.max(0, Date.parse(expiresAt) - room.serverTime.now());
    cancel = room.device.after(leftMs, () => {
      const { kept } = room.get();
      if (kept) room.change({ kept: { ...kept } });
    });
  });
  return () => {
    stop();
    cancel?.();
  };
}
