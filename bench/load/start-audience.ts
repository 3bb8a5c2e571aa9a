import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const AUDIENCE = join(import.meta.dirname, 'audience.ts');
const ROOM_AUDIENCE = join(import.meta.dirname, 'room-audience.ts');

export interface AudienceJob {
  readonly port: number;
  readonly showId: string;
  readonly awake: number;
  /** Subscribed, and then never read from again. */
  readonly asleep: number;
}

/** One message about seats, and when how many sockets had it. */
export interface Heard {
  readonly held: readonly string[];
  /** Milliseconds since 1970, on this machine's clock. */
  readonly firstAtMs: number;
  readonly arrivals: readonly (readonly [laterMs: number, sockets: number])[];
}

export interface AudienceReport {
  /** Sockets that were awake and closed all the same. */
  readonly dropped: number;
  /** Messages that did not follow on the one before. */
  readonly gaps: number;
  readonly deltas: readonly Heard[];
}

export interface Audience<Report> {
  /** Hears until here, leaves, and tells. */
  finish(): Promise<Report>;
}

/** What thousands of sockets heard of a room: by the operator's word that the status carried, when it came to how many. */
export interface RoomAudienceReport {
  readonly dropped: number;
  readonly heard: readonly {
    readonly message: string;
    readonly firstAtMs: number;
    readonly arrivals: readonly (readonly [laterMs: number, sockets: number])[];
  }[];
}

export interface RoomAudienceJob {
  readonly port: number;
  readonly roomId: string;
  readonly sockets: number;
}

/** Resolves once everybody is subscribed to the show. */
export function startAudience(job: AudienceJob): Promise<Audience<AudienceReport>> {
  return start(AUDIENCE, job);
}

/** Resolves once everybody is subscribed to the room. */
export function startRoomAudience(job: RoomAudienceJob): Promise<Audience<RoomAudienceReport>> {
  return start(ROOM_AUDIENCE, job);
}

async function start<Report>(script: string, job: object): Promise<Audience<Report>> {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`an audience left with ${String(code)}`);
  });
  died.catch(() => undefined);
  child.send(job);
  await Promise.race([once(child, 'message'), died]);
  return {
    finish: async () => {
      child.send('finish');
      const [report] = (await Promise.race([once(child, 'message'), died])) as [Report];
      return report;
    },
  };
}
