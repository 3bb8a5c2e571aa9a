import { Broken } from './bare-world.ts';
import { chaos } from './chaos.ts';
import type { RealDatabase } from './real-database.ts';
import { SHOW_IDS } from './stage.ts';
import { SOLD } from './snapshot.ts';
import { World } from './world.ts';

/** How a history went. */
export interface Outcome {
  readonly seed: number;
  /** Of every step: the same seed gives the same. */
  readonly hash: string;
  readonly steps: number;
  /** `law: what was seen`; null when every law held. */
  readonly broken: string | null;
  readonly history: readonly string[];
}

const STEPS_MAX = 200;
const WEIGHTS = { people: 8, answer: 20, bank: 20, signal: 12, timer: 2 };
/** Rounds of time after everything is healed; each is longer than the one before. */
const ROUNDS_MS = [
  65_000,
  120_000,
  10 * 60_000,
  10 * 60_000,
  20 * 60_000,
  40 * 60_000,
  60 * 60_000,
];

/** One seed, one history: chaos, then healing, then everything must have ended well. */
export async function runSeed(database: RealDatabase, seed: number): Promise<Outcome> {
  const world = new World(database, seed);
  let broken: string | null = null;
  try {
    await world.open(world.chance.between(2, 3));
    await chaos(world, {
      actions: world.chance.between(10, 24),
      stepsMax: STEPS_MAX,
      weights: WEIGHTS,
    });
    await heal(world);
  } catch (error) {
    broken = error instanceof Broken ? error.message : `no-bug: ${(error as Error).stack}`;
    for (const process of [...world.processes]) await world.crash(process, false);
  }
  for (const process of [...world.processes]) await world.crash(process, false);
  const { hash, steps, history } = world;
  return { seed, hash, steps, broken, history };
}

/** No more bad luck: whatever was lost, doubled or late must come right by itself. */
async function heal(world: World): Promise<void> {
  world.heal();
  world.news = true;
  while (world.processes.length < 2) world.startProcess();
  await world.settle();
  await world.pumpDry();
  if (world.unanswered() > 0) throw new Broken('every-call-is-answered: somebody still waits');
  let unsettled: string | undefined;
  for (const ms of ROUNDS_MS) {
    world.agenda.moveTo(world.agenda.nowMs + ms);
    await oneRound(world);
    unsettled = world.laws.settled(await world.check())[0];
    if (unsettled === undefined) break;
    // A fact that failed once is told again when its time has come.
    world.news ||= unsettled.startsWith('everything-ends');
  }
  if (unsettled !== undefined) throw new Broken(unsettled);
  await boardsAreTrue(world);
}

const JOBS = ['booking/expire-orders', 'payments/reconcile-payments', 'payments/send-refunds'];

/** What time calls for, as one process does it. */
async function oneRound(world: World): Promise<void> {
  const [process] = world.processes;
  for (const name of JOBS) {
    const job = process?.jobs.find((each) => each.name === name);
    if (!job || !process) throw new Error(`there is no job ${name}`);
    await world.pumpUntil(job.run(), name);
    if (!world.news) continue;
    world.news = false;
    await world.pumpUntil(process.facts.drain(), 'facts');
  }
  await world.pumpDry();
}

/**
 * Every board shows what is in the table, and nothing else: at once where every signal has come,
 * in whatever order, and elsewhere after a reload.
 */
async function boardsAreTrue(world: World): Promise<void> {
  if (!world.signals.anyLost) await compareBoards(world, 'without a reload');
  for (const timer of world.due('timer')) {
    if (timer.label.endsWith('every 60000 ms')) await world.happen(timer);
  }
  await world.pumpDry();
  await compareBoards(world, 'after a reload');
}

async function compareBoards(world: World, when: string): Promise<void> {
  const { seats } = await world.check();
  const { nowMs } = world.agenda;
  const taken = seats.filter(({ until }) => until === SOLD || until > nowMs);
  for (const { name, booking } of world.processes) {
    for (const showId of SHOW_IDS) {
      if (!world.boards.has(`${name} ${showId}`)) continue;
      const asked = booking.getSeatStatus({ showId });
      await world.pumpUntil(asked, 'a board');
      const { heldSeatIds, unavailableSeatIds } = await asked;
      const shown = [...heldSeatIds, ...unavailableSeatIds].sort().join();
      const real = taken.filter((seat) => seat.showId === showId).map(({ seatId }) => seatId);
      if (shown !== real.sort().join()) {
        const text = `${name} shows ${shown} ${when}, the table has ${real.join()}`;
        throw new Broken(`boards-are-true: ${text}`);
      }
    }
  }
}
