import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { isProblem } from '../../lib/api/problem.ts';
import type { Stop } from '../../lib/time/device.ts';
import { askAgainMs } from './ask-pace.ts';
import type { Room, RoomStore } from './room.ts';

/** Two wakes of one moment ask once. */
const ASKED_JUST_NOW_MS = 800;
/** Any cache on the way, the browser's own included, may answer for so long what it was told before. */
const CACHED_MS = 1_100;

export interface StatusWatch {
  /** Asks now: the page woke up, the network is back. */
  wake(): void;
  stop: Stop;
}

/** Keeps the status fresh: by the news while they arrive, by asking while they do not. */
export function watchStatus(room: RoomStore): StatusWatch {
  const topic = `waiting-room:${room.roomId}`;
  let cancel: Stop | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let dueAtMs = 0;
  let stopped = false;

  async function ask(): Promise<void> {
    cancel?.();
    cancel = null;
    askedAtMs = room.device.elapsed();
    await askStatus(room);
    if (cancel === null) plan();
  }

  function plan(): void {
    if (stopped || room.get().missing) return;
    askIn(askAgainMs(room.get(), room.serverTime.now(), room.chance));
  }

  /** Sooner than was planned, never later: what is due in a moment has its reason. */
  function askIn(ms: number): void {
    const atMs = room.device.elapsed() + ms;
    if (cancel !== null && dueAtMs <= atMs) return;
    cancel?.();
    dueAtMs = atMs;
    cancel = room.device.after(ms, () => void ask());
  }

  let standing = room.get().place?.state;
  const stopFollowing = room.subscribe(() => {
    const now = room.get().place?.state;
    if (now === standing) return;
    standing = now;
    // Who has just got a place, or a turn, need not wait as long as was right before.
    if (cancel !== null) plan();
  });

  const stopLive = room.live.watch(topic, {
    onMessage: (message) => {
      if (message.type !== 'waiting-room') return;
      room.change({ contact: 'live' });
      takeStatus(room, message.status);
    },
    onJoined: () => {
      room.change({ contact: 'live' });
      // What was told between the last asking and now was missed; a cache may not know it yet.
      askIn(CACHED_MS + room.chance() * CACHED_MS);
    },
    onLost: () => {
      if (room.get().contact === 'live') room.change({ contact: 'asking' });
      void ask();
    },
  });
  void ask();

  return {
    wake: () => {
      if (room.device.elapsed() - askedAtMs > ASKED_JUST_NOW_MS) void ask();
    },
    stop: () => {
      stopped = true;
      cancel?.();
      stopFollowing();
      stopLive();
    },
  };
}

async function askStatus(room: Room): Promise<void> {
  const { roomId, api } = room;
  try {
    const status = await api.call(waitingRoomOperations.getWaitingRoom, { roomId });
    if (room.get().contact === 'lost') room.change({ contact: 'asking' });
    takeStatus(room, status);
  } catch (error) {
    if (isProblem(error, 'no-such-waiting-room')) room.change({ missing: true });
    else room.change({ contact: 'lost' });
  }
}

/** An answer out of a cache may be older than what the news said meanwhile. */
function takeStatus(room: Room, status: WaitingRoomStatus): void {
  const known = room.get().status;
  if (known && status.version < known.version) return;
  const { announcement, chainHead, phase } = status;
  if (announcement && chainHead && (phase === 'closed' || phase === 'lobby')) {
    room.places.note(room.roomId, { commitment: announcement.commitment, chainHead });
  }
  room.change({ status });
}
