import type { Chance } from './chance.ts';
import type { Fate, Session } from './gate.ts';
import { isEnd } from './gate.ts';
import type { RealDatabase } from './real-database.ts';
import { SHOW_IDS } from './stage.ts';
import { SOLD } from './snapshot.ts';
import { Broken, World } from './world.ts';

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
const WITHOUT_BUYERS_STEPS = 20;
const STALL = 0.03;
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
    await chaos(world);
    await heal(world);
  } catch (error) {
    broken = error instanceof Broken ? error.message : `no-bug: ${(error as Error).stack}`;
    for (const process of [...world.processes]) await world.crash(process, false);
  }
  for (const process of [...world.processes]) await world.crash(process, false);
  const { hash, steps, history } = world;
  return { seed, hash, steps, broken, history };
}

async function chaos(world: World): Promise<void> {
  const { chance } = world;
  let actions = chance.between(10, 24);
  let last = STEPS_MAX;
  let stall: Stall | null = null;
  while (world.steps < last) {
    if (chance.happens(world.weather.crash)) await dieOrStart(world);
    if (chance.happens(STALL)) stall = stallOne(world);
    const stalled = stall && world.steps < stall.untilStep ? stall.name : null;
    const choices = choicesOf(world, actions, stalled);
    const total = choices.reduce((sum, { weight }) => sum + weight, 0);
    let lot = chance.below(total);
    const chosen = choices.find(({ weight }) => (lot -= weight) < 0);
    if (chosen?.kind === 'buyer') {
      actions -= 1;
      if (actions === 0) last = Math.min(last, world.steps + WITHOUT_BUYERS_STEPS);
    }
    await chosen?.go();
  }
}

/** A process that is given no time for a while, in the middle of whatever it was doing. */
interface Stall {
  readonly name: string;
  readonly untilStep: number;
}

/** Often time goes on without it to where something ends. */
function stallOne(world: World): Stall | null {
  const { chance, agenda, processes } = world;
  const [session] = world.ready();
  if (!session || processes.length < 2) return null;
  const endMs = world.laws.nextEndMs(agenda.nowMs);
  if (endMs !== null && chance.happens(0.6)) agenda.moveTo(endMs);
  world.note(`${session.owner} stalls`);
  return { name: session.owner, untilStep: world.steps + chance.between(8, 24) };
}

interface Choice {
  readonly kind: string;
  readonly weight: number;
  readonly go: () => Promise<void>;
}

/** What may happen next, and how likely each is. */
function choicesOf(world: World, actions: number, stalled: string | null): Choice[] {
  const { chance } = world;
  const ready = world.ready().filter(({ owner }) => owner !== stalled);
  const choices: Choice[] = [
    { kind: 'time', weight: ready.length > 0 ? 4 : 20, go: () => moveTime(world) },
  ];
  if (actions > 0) choices.push({ kind: 'buyer', weight: 8, go: () => actOf(world) });
  if (ready.length > 0) {
    choices.push({ kind: 'statement', weight: 60, go: () => passOne(world, chance.pick(ready)) });
  }
  for (const [kind, weight] of [
    ['answer', 20],
    ['bank', 20],
    ['signal', 12],
    ['timer', 2],
  ] as const) {
    const due = world.due(kind).filter(({ owner }) => owner !== stalled);
    if (due.length > 0) choices.push({ kind, weight, go: () => world.happen(chance.pick(due)) });
  }
  return choices;
}

async function actOf(world: World): Promise<void> {
  world.buyers.act();
  await world.settle();
}

function passOne(world: World, session: Session): Promise<void> {
  const { chance } = world;
  return world.pass(session, fateOf(world, session, chance), chance.happens(0.75));
}

function fateOf(world: World, session: Session, chance: Chance): Fate {
  const [next] = world.gate.nextOf(session, false);
  const { deadlock, connectionLost, commitLost, slowCommit } = world.weather;
  if (next?.text === 'commit') {
    if (chance.happens(commitLost)) return { kind: 'lost', done: chance.happens(0.6) };
    if (chance.happens(slowCommit)) return { kind: 'slow', ms: chance.between(1, 3_000) };
    return { kind: 'plain' };
  }
  if (next && isEnd(next)) return { kind: 'plain' };
  if (session.transaction === 'open' && chance.happens(deadlock)) return { kind: 'deadlock' };
  if (chance.happens(connectionLost)) return { kind: 'lost', done: false };
  return { kind: 'plain' };
}

async function dieOrStart(world: World): Promise<void> {
  const { chance, processes } = world;
  if (processes.length < 3 && chance.happens(0.6)) world.startProcess();
  else if (processes.length > 0) await world.crash(chance.pick(processes), chance.happens(0.5));
  await world.settle();
}

/** A little, to whatever comes next, or to where something ends: just before, on it, after it. */
async function moveTime(world: World): Promise<void> {
  const { agenda, chance, laws } = world;
  const lot = chance.below(100);
  const nextMs = agenda.nextMs(({ kind }) => kind !== 'timer');
  const isNear = nextMs !== null && nextMs - agenda.nowMs < 1_000;
  if (nextMs !== null && lot < (isNear ? 85 : 15)) return agenda.moveTo(nextMs);
  if (lot < 90) return agenda.moveTo(agenda.nowMs + chance.between(1, 300));
  if (lot < 95) return agenda.moveTo(agenda.nowMs + chance.between(1_000, 9_000));
  const endMs = laws.nextEndMs(agenda.nowMs);
  if (endMs !== null) agenda.moveTo(endMs + chance.between(-1, 1));
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
