import type { Kind } from './agenda.ts';
import type { BareWorld } from './bare-world.ts';
import type { Chance } from './chance.ts';
import { type Fate, isEnd, type Session } from './gate.ts';

type AnyWorld = BareWorld<{ readonly name: string }>;

/** How long a history is, and how often what happens next is of each kind. */
export interface Course {
  readonly actions: number;
  readonly stepsMax: number;
  /** How often the oldest goes on: where all want the same row, transactions have to end. */
  readonly inOrder?: number;
  readonly weights: Readonly<Record<Kind | 'people', number>>;
}

const WITHOUT_PEOPLE_STEPS = 20;
const STALL = 0.03;

/** Chooses what happens next, one thing at a time, until nobody does anything new. */
export async function chaos(world: AnyWorld, course: Course): Promise<void> {
  const { chance } = world;
  let { actions, stepsMax: last } = course;
  let stall: Stall | null = null;
  while (world.steps < last) {
    if (chance.happens(world.weather.crash)) await dieOrStart(world);
    if (chance.happens(STALL)) stall = stallOne(world);
    const stalled = stall && world.steps < stall.untilStep ? stall.name : null;
    const choices = choicesOf(world, course, actions > 0, stalled);
    const total = choices.reduce((sum, { weight }) => sum + weight, 0);
    let lot = chance.below(total);
    const chosen = choices.find(({ weight }) => (lot -= weight) < 0);
    if (chosen?.kind === 'people') {
      actions -= 1;
      if (actions === 0) last = Math.min(last, world.steps + WITHOUT_PEOPLE_STEPS);
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
function stallOne(world: AnyWorld): Stall | null {
  const { chance, agenda, processes } = world;
  const [session] = world.ready();
  if (!session || processes.length < 2) return null;
  const endMs = world.nextEndMs();
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
function choicesOf(
  world: AnyWorld,
  { weights, inOrder = 0 }: Course,
  mayAct: boolean,
  stalled: string | null,
): Choice[] {
  const { chance } = world;
  const ready = world.ready().filter(({ owner }) => owner !== stalled);
  const choices: Choice[] = [
    { kind: 'time', weight: ready.length > 0 ? 4 : 20, go: () => moveTime(world) },
  ];
  if (mayAct) choices.push({ kind: 'people', weight: weights.people, go: () => actOf(world) });
  if (ready.length > 0) {
    const [oldest] = ready;
    const session = oldest && inOrder > 0 && chance.happens(inOrder) ? oldest : chance.pick(ready);
    choices.push({ kind: 'statement', weight: 60, go: () => passOne(world, session) });
  }
  for (const kind of ['answer', 'bank', 'signal', 'timer'] as const) {
    const due = world.due(kind).filter(({ owner }) => owner !== stalled);
    const weight = weights[kind];
    if (due.length > 0) choices.push({ kind, weight, go: () => world.happen(chance.pick(due)) });
  }
  return choices;
}

async function actOf(world: AnyWorld): Promise<void> {
  world.act();
  await world.settle();
}

function passOne(world: AnyWorld, session: Session): Promise<void> {
  const { chance } = world;
  return world.pass(session, fateOf(world, session, chance), chance.happens(0.75));
}

function fateOf(world: AnyWorld, session: Session, chance: Chance): Fate {
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

async function dieOrStart(world: AnyWorld): Promise<void> {
  const { chance, processes } = world;
  if (processes.length < 3 && chance.happens(0.6)) world.startProcess();
  else if (processes.length > 0) await world.crash(chance.pick(processes), chance.happens(0.5));
  await world.settle();
}

/** A little, to whatever comes next, or to where something ends: just before, on it, after it. */
async function moveTime(world: AnyWorld): Promise<void> {
  const { agenda, chance } = world;
  const lot = chance.below(100);
  const nextMs = agenda.nextMs(({ kind }) => kind !== 'timer');
  const isNear = nextMs !== null && nextMs - agenda.nowMs < 1_000;
  if (nextMs !== null && lot < (isNear ? 85 : 15)) return agenda.moveTo(nextMs);
  if (lot < 90) return agenda.moveTo(agenda.nowMs + chance.between(1, 300));
  if (lot < 95) return agenda.moveTo(agenda.nowMs + chance.between(1_000, 9_000));
  const endMs = world.nextEndMs();
  if (endMs !== null) agenda.moveTo(endMs + chance.between(-1, 1));
}
