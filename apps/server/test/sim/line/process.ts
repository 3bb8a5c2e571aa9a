import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Clock } from '#platform/clock';
import { createFacts, type Facts } from '#platform/facts/relay';
import { createIds } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import { seededRandom } from '#platform/random';
import { createSchedule, type Job } from '#platform/schedule/schedule';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { createWaitingRoom } from '../../../src/modules/waiting-room/index.ts';
import type { Agenda } from '../agenda.ts';
import type { Gate } from '../gate.ts';
import type { SignalPost } from '../signal-post.ts';

export const SHOW_ID = 'shw_rush';
/** Signs the tokens of every process, and those that the simulation makes to ask about any number. */
export const SECRET = 'a secret for simulations, long enough to be one';
/** So small that a few people need several leases. */
const BLOCK_SIZES = { min: 2, max: 8 };
const SEATS_PER_PLACE_MAX = 2;

/** Written to by all worlds and read by nobody. */
const metrics = createMetrics();

export interface ProcessDeps {
  readonly seed: number;
  readonly agenda: Agenda;
  readonly gate: Gate;
  readonly signals: SignalPost;
  /** What somebody sees who watches the room at this process from its start on. */
  readonly watch: (face: WaitingRoomFace) => void;
}

/** One running process of the house, as far as the waiting room goes. */
export interface LineProcess {
  readonly name: string;
  /** How far its clock is ahead. */
  readonly skewMs: number;
  readonly pool: Pool;
  readonly face: WaitingRoomFace;
  readonly facts: Facts;
  readonly jobs: readonly Job[];
  /** Its doors are open: it knows what is behind rooms. */
  isOpen: boolean;
  /** It ends as it should, and says its last words. */
  readonly stop: () => Promise<void>;
}

/** The real module on a gated database, a virtual clock that is a little wrong, and lossy signals. */
export function startLineProcess(name: string, skewMs: number, deps: ProcessDeps): LineProcess {
  const { seed, agenda, gate } = deps;
  const pool = gate.poolOf(name);
  const clock = wrongBy(skewMs, agenda.clockOf(name));
  const random = seededRandom(`${seed} ${name}`);
  const facts = createFacts({ pool, clock, log: silentLogger, metrics });
  const common = { pool, clock, log: silentLogger, metrics };
  const waitingRoom = createWaitingRoom({
    ...common,
    random,
    ids: createIds(clock, random),
    signals: deps.signals.join(name),
    secret: SECRET,
    nameUsers: async () => new Map(),
    titleOf: async () => null,
    readSales: async () => ({
      seatsUnsold: 40,
      seatsPerPlaceMax: SEATS_PER_PLACE_MAX,
      categories: [],
    }),
    blockSizes: BLOCK_SIZES,
  });
  facts.subscribe(waitingRoom.reactions);
  const process: LineProcess = {
    name,
    skewMs,
    pool,
    face: waitingRoom.face,
    facts,
    jobs: waitingRoom.schedule,
    isOpen: false,
    stop: waitingRoom.stop,
  };
  // One that cannot start stays closed, as a house does that ends with an error.
  void waitingRoom.start().then(
    () => {
      process.isOpen = true;
      deps.watch(process.face);
      facts.start();
      createSchedule(common).start(waitingRoom.schedule);
    },
    () => undefined,
  );
  return process;
}

function wrongBy(skewMs: number, clock: Clock): Clock {
  return { ...clock, now: () => new Date(clock.now().getTime() + skewMs) };
}
