import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOf } from '@houseful/line/place';
import { statusOf } from '../../../src/modules/waiting-room/boards/status-of.ts';
import { createTokens } from '../../../src/modules/waiting-room/tokens.ts';
import { Broken } from '../bare-world.ts';
import { chaos } from '../chaos.ts';
import type { RealDatabase } from '../real-database.ts';
import type { Outcome } from '../run-seed.ts';
import { FAST } from './operator.ts';
import { type LineProcess, SECRET } from './process.ts';
import { LineWorld } from './world.ts';

const STEPS_MAX = 400;
const STRAIGHT_TO_THE_LINE = 0.6;
/** Longer in all than a draw waits for last words. */
const DRAW_ROUNDS_MAX = 10;
const WEIGHTS = { people: 9, answer: 20, bank: 0, signal: 12, timer: 6 };
/** Rounds after everything is healed until everybody who is awake has been let in. */
const ROUNDS_MAX = 60;
const ROUND_MS = 700;
/** The stand-alone verifier is asked for each so many seeds: it costs a process. */
const VERIFY_EVERY = 50;
const BOARDS_EVERY = 'every 400 ms';
const VERIFIER = fileURLToPath(new URL('../../../../../tools/verify-draw.mjs', import.meta.url));

/** One seed, one history of a line: chaos, then healing, then everybody who stays awake is let in. */
export async function runLineSeed(database: RealDatabase, seed: number): Promise<Outcome> {
  const world = new LineWorld(database, seed);
  let broken: string | null = null;
  try {
    await world.open(world.chance.between(2, 3));
    if (world.chance.happens(STRAIGHT_TO_THE_LINE)) await straightToTheLine(world);
    const actions = world.chance.between(30, 70);
    await chaos(world, {
      actions,
      stepsMax: world.steps + STEPS_MAX,
      weights: WEIGHTS,
      inOrder: 0.6,
    });
    await heal(world);
    await everybodyIsLetIn(world);
    await placesAreShownAsTheyAre(world);
    await everybodyIsKnown(world);
    verifierAgrees(world);
  } catch (error) {
    broken = error instanceof Broken ? error.message : `no-bug: ${(error as Error).stack}`;
  }
  for (const process of [...world.processes]) await world.crash(process, false);
  const { hash, steps, history } = world;
  return { seed, hash, steps, broken, history };
}

/** The lobby without any trouble, so that all of it comes upon the line. */
async function straightToTheLine(world: LineWorld): Promise<void> {
  const { books, crowd } = world;
  const phase = (): string | undefined => books.last?.row.phase;
  await giveOrders(world, ['open']);
  for (const person of crowd.people) crowd.join(person);
  await world.pumpDry();
  await giveOrders(world, ['close-lobby']);
  for (let round = 0; phase() === 'draw' && round < DRAW_ROUNDS_MAX; round++) {
    await handInRandomness(world);
    world.agenda.moveTo(world.agenda.nowMs + ROUND_MS);
    await oneRound(world, round);
  }
}

async function giveOrders(
  world: LineWorld,
  orders: readonly ('resume' | 'open' | 'close-lobby')[],
): Promise<void> {
  for (const order of orders) {
    world.operator.order({ order });
    await world.pumpDry();
  }
}

async function handInRandomness(world: LineWorld): Promise<void> {
  const row = world.books.last?.row;
  if (row?.phase !== 'draw' || row.randomness_source === null || row.randomness !== null) return;
  world.operator.order({ order: 'hand-in-randomness', randomness: '4' });
  await world.pumpDry();
}

/** No more bad luck, and an operator who wants everybody in. */
async function heal(world: LineWorld): Promise<void> {
  world.heal();
  for (const process of [...world.processes]) {
    if (!process.isOpen) await world.crash(process, false);
  }
  while (world.processes.length < 2) world.startProcess();
  await world.settle();
  await world.pumpDry();
  if (world.unanswered() > 0) throw new Broken('every-call-is-answered: somebody still waits');
  const phase = (): string => world.books.last?.row.phase ?? 'ended';
  if (phase() === 'ended') return;
  await giveOrders(world, ['resume', 'open', 'close-lobby']);
  world.operator.change({ rules: FAST });
  await world.pumpDry();
  await handInRandomness(world);
}

/** Who has a number and has not given it up comes in while they are awake, and in bounded time. */
async function everybodyIsLetIn(world: LineWorld): Promise<void> {
  const { books, crowd } = world;
  const owed = (): Map<(typeof crowd.people)[number], number> =>
    new Map(
      crowd.people.flatMap((person) => {
        if (books.last?.row.phase === 'ended') return [];
        const isIn = [...(books.last?.holders.values() ?? [])].some(
          ({ number, expiresAt }) =>
            expiresAt !== null && world.told.ownerOf(number) === person.accountId,
        );
        const kept = person.kept.find(({ held }) => books.isOwed(held.number));
        return isIn || !kept ? [] : [[person, kept.held.number] as const];
      }),
    );
  for (let round = 0; owed().size > 0; round++) {
    if (round > ROUNDS_MAX) {
      const left = [...owed()].map(([person, number]) => `${person.accountId} with ${number}`);
      throw new Broken(`who-stays-awake-is-let-in: ${left.join()} (${books.last?.row.phase})`);
    }
    world.agenda.moveTo(world.agenda.nowMs + ROUND_MS);
    await oneRound(world, round);
    for (const [person, number] of owed()) {
      const kept = person.kept.findLast(({ held }) => held.number === number);
      if (kept) crowd.takeTurn(person, kept);
    }
    await world.pumpDry();
  }
}

/** What time calls for, as one process or another does it. */
async function oneRound(world: LineWorld, round: number): Promise<void> {
  const process = world.processes[round % world.processes.length] as LineProcess;
  for (const job of process.jobs) await world.pumpUntil(job.run(), job.name);
  await world.pumpUntil(process.facts.drain(), 'facts');
  await world.pumpDry();
}

/** For whatever number: what the house answers is what everybody can compute. */
async function placesAreShownAsTheyAre(world: LineWorld): Promise<void> {
  const { chance, books } = world;
  // Signals may have been lost: a look finds what has changed, and the next moment reads it. Who joined is
  // noted by one process a second later, at most, before the others read it.
  for (const wanted of ['', '', '', BOARDS_EVERY]) {
    world.agenda.moveTo(world.agenda.nowMs + 1_000);
    const timers = world.due('timer').filter(({ label }) => label.endsWith(wanted));
    for (const timer of timers) await world.happen(timer);
    await world.pumpDry();
  }
  const process = chance.pick(world.processes);
  const { roomId } = world;
  const read = process.face.getWaitingRoom({ roomId }, { caller: null, idempotencyKey: null });
  await world.pumpUntil(read, 'the status');
  const last = await world.check();
  const status = statusOf(last.row);
  // Of a room that has ended, each process tells how it ended.
  const isOver = status.phase === 'ended';
  if (!isOver && JSON.stringify(await read) !== JSON.stringify(status)) {
    throw new Broken(`boards-are-true: version ${(await read).version}, not ${status.version}`);
  }
  const tokens = createTokens(SECRET);
  const numbers = Array.from({ length: last.row.next_number + 2 }, (_, number) => number);
  for (const number of chance.shuffle(numbers).slice(0, 12)) {
    const holder = last.holders.get(number);
    // Who has joined again is told about the place they have now.
    if (holder?.againAs != null) continue;
    const buyerId = holder?.buyerId ?? 'usr_anybody';
    const returned =
      holder?.seq != null && holder.turn !== null ? { seq: holder.seq, turn: holder.turn } : null;
    const token = tokens.signPlace({ roomId, buyerId, number, returned });
    const asked = process.face.getPlace(
      { roomId },
      {
        caller: { buyerId, roles: ['buyer'] },
        idempotencyKey: null,
        tokens: { 'Place-Token': token },
      },
    );
    await world.pumpUntil(asked, 'a place');
    const { place } = await asked;
    const isBack = returned !== null && !holder?.hasLeft && holder?.expiresAt == null;
    const isUsed = last.spent.has(number) && !isBack && !isOver;
    const isInside = !isOver && books.isInside(number, world.agenda.nowMs + process.skewMs);
    const computed = placeOf(status, { number, returned }, last.draw);
    const expected = isInside ? { state: 'inside' } : isUsed ? { state: 'out' } : computed;
    if (JSON.stringify(place) !== JSON.stringify(expected)) {
      const told = `${JSON.stringify(place)}, computed ${JSON.stringify(expected)}`;
      throw new Broken(`the-place-told-is-the-place-shown: ${number}: ${told}`);
    }
  }
}

/** Without any token, at whichever process: who joined is known by name, once it was noted and read. */
async function everybodyIsKnown(world: LineWorld): Promise<void> {
  const { chance, books, crowd, roomId, processes } = world;
  if (books.last?.row.phase === 'ended') return;
  for (const person of chance.shuffle(crowd.people).slice(0, 3)) {
    const name = chance.pick([person.guestId, person.accountId]);
    const had = processes.flatMap((process) => crowd.numbersKnownTo(person, name, process));
    if (had.length === 0) continue;
    const process = chance.pick(processes);
    const call = { caller: { buyerId: name, roles: ['buyer'] }, idempotencyKey: null };
    const asked = process.face.getPlace({ roomId }, call).then(
      ({ number }) => number,
      (error: unknown) => String(error),
    );
    await world.pumpUntil(asked, `${name} comes without a token`);
    const told = await asked;
    if (typeof told === 'number' && world.told.ownerOf(told) === person.accountId) continue;
    const where = `${process.name} tells ${name}`;
    throw new Broken(`who-joined-is-known: ${where} ${told}, not ${had.join()}`);
  }
}

/** Another program, which shares no code with the house, computes the same draw. */
function verifierAgrees({ seed, books }: LineWorld): void {
  const last = books.last;
  if (seed % VERIFY_EVERY !== 0 || !last?.proof || !last.row.draw?.count || !last.draw) return;
  const number = last.draw.numberAt(0);
  const folder = mkdtempSync(join(tmpdir(), 'houseful-proof-'));
  const path = join(folder, 'proof.json');
  writeFileSync(path, last.proof);
  const noted = ['--commitment', last.row.commitment ?? ''];
  const { status, stdout } = spawnSync(process.execPath, [VERIFIER, path, `${number}`, ...noted], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  if (status !== 0 || !stdout.includes(`Number ${number} has place 1 of `))
    throw new Broken(`the-verifier-agrees: ${stdout}`);
}
