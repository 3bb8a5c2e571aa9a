import { createHash } from 'node:crypto';
import { Problem } from '#platform/problem';
import { isWorthRetrying } from '#platform/postgres/failures';
import { Agenda, type Happening, type Kind } from './agenda.ts';
import { Bank } from './bank.ts';
import { Buyers } from './buyers.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Fate, Gate, isEnd, type Session } from './gate.ts';
import { Laws, type ToldSeats } from './laws.ts';
import { type SimulatedProcess, startProcess } from './process.ts';
import { Promises } from './promises.ts';
import { untilQuiet } from './quiet.ts';
import type { Asked, RealDatabase } from './real-database.ts';
import { clearDatabase, type Snapshot, takeSnapshot } from './snapshot.ts';
import { SignalPost } from './signal-post.ts';
import { SHOW_IDS, START_MS, STRICT_SHOW_ID } from './stage.ts';
import { CALM, type Weather, weatherOf } from './weather.ts';

/** A law that was broken: the end of a history. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

const HISTORY_LINES_MAX = 5_000;
const PUMP_STEPS_MAX = 3_000;

/** One box office in one seed: everything there is, and the only place that moves it. */
export class World {
  readonly seed: number;
  readonly chance: Chance;
  readonly agenda = new Agenda(START_MS);
  readonly gate: Gate;
  readonly bank: Bank;
  readonly signals: SignalPost;
  readonly promises = new Promises();
  readonly laws: Laws;
  readonly buyers: Buyers;
  readonly history: string[] = [];
  readonly #database: RealDatabase;
  readonly #digest = createHash('sha256');
  readonly #processes: SimulatedProcess[] = [];
  /** By process: what callers feel when it dies. */
  readonly #callers = new Map<string, Set<() => void>>();
  #weather: Weather;
  #incarnations = 0;
  #checkedCommits = 0;
  steps = 0;

  constructor(database: RealDatabase, seed: number) {
    this.seed = seed;
    this.chance = chanceOf(seed);
    this.#database = database;
    this.#weather = weatherOf(this.chance);
    this.gate = new Gate(database, this.agenda, this.chance);
    this.bank = new Bank(this.agenda, this.chance, this.#weather.bank);
    this.signals = new SignalPost(this.agenda, this.chance, this.#weather.signals);
    this.laws = new Laws(this.bank, this.promises, STRICT_SHOW_ID);
    this.buyers = new Buyers(
      {
        chance: this.chance,
        bank: this.bank,
        promises: this.promises,
        showIds: SHOW_IDS,
        call: (label, home, ask) => this.#callOfBuyer(label, home, ask),
      },
      this.chance.between(2, 4),
    );
    this.signals.onPublish = (channel, message) => {
      if (channel === 'booking.seats') this.laws.tell(message as ToldSeats);
    };
    this.gate.onStatement = (session, asked) => this.#notice(session, asked);
    this.gate.onWait = (text) => this.note(text);
    this.bank.deliver = (body) => this.#webhook(body);
  }

  get hash(): string {
    return this.#digest.copy().digest('hex').slice(0, 16);
  }

  get processes(): readonly SimulatedProcess[] {
    return this.#processes;
  }

  get weather(): Weather {
    return this.#weather;
  }

  async open(processes: number): Promise<void> {
    await clearDatabase(this.#database);
    for (let index = 0; index < processes; index++) this.startProcess();
    await untilQuiet();
  }

  startProcess(): void {
    const name = `p${++this.#incarnations}`;
    this.note(`${name} starts`);
    this.#callers.set(name, new Set());
    this.#processes.push(startProcess(name, this));
  }

  /** Everything of the process is gone but what was committed; or its commit still arrives. */
  async crash(process: SimulatedProcess, commitsArrive: boolean): Promise<void> {
    const { name } = process;
    this.signals.anyLost = true;
    this.note(`${name} dies${commitsArrive ? ', its commits arrive' : ''}`);
    this.#processes.splice(this.#processes.indexOf(process), 1);
    this.agenda.forget(name);
    this.signals.leave(name);
    await this.gate.crash(name, commitsArrive);
    for (const feel of this.#callers.get(name) ?? []) feel();
    this.#callers.delete(name);
  }

  /** From now on nothing goes wrong any more. */
  heal(): void {
    this.note('everything is healed');
    this.#weather = CALM;
    this.bank.weather = CALM.bank;
    this.signals.weather = CALM.signals;
  }

  note(line: string): void {
    const text = `${this.agenda.nowMs - START_MS} ${line}`;
    this.#digest.update(text);
    if (this.history.push(text) > HISTORY_LINES_MAX) this.history.shift();
  }

  /** Facts have been recorded that nobody may have been told yet. */
  news = false;
  /** The boards that each process has loaded: `process show`. */
  readonly boards = new Set<string>();

  #notice({ owner, barren }: Session, asked: Asked): void {
    const { name, values } = asked;
    if (barren && !isEnd(asked)) {
      this.promises.broken.push(`a-fact-is-taken-once: ${owner} acts on it again with ${name}`);
    }
    if (name === 'facts.insert') this.news = true;
    if (name === 'seats.of-show') this.boards.add(`${owner} ${String(values?.[0])}`);
  }

  /** Lets one session go on. */
  async pass(session: Session, fate: Fate, burst: boolean): Promise<void> {
    const asked = this.gate.nextOf(session, burst);
    const names = asked.map(({ name, text }) => name ?? text).join(' + ');
    this.note(`${session.owner}#${session.id} ${names}${fateText(fate)}`);
    this.steps += 1;
    // What was committed and never answered is never told, either.
    if (fate.kind === 'lost') this.signals.anyLost = true;
    await this.gate.pass(session, asked.length, fate);
    await this.#afterStep();
  }

  async happen(happening: Happening): Promise<void> {
    this.note(happening.label);
    this.steps += 1;
    happening.run();
    await this.#afterStep();
  }

  /** Lets everything run that runs by itself. @throws Broken when that broke a law */
  settle(): Promise<void> {
    return this.#afterStep();
  }

  async #afterStep(): Promise<void> {
    await untilQuiet();
    const [broken] = this.promises.broken;
    if (broken) throw new Broken(broken);
    if (this.gate.commits === this.#checkedCommits) return;
    this.#checkedCommits = this.gate.commits;
    await this.check();
  }

  /** Everything that is committed, held against the laws. @throws Broken */
  async check(): Promise<Snapshot> {
    const snapshot = await takeSnapshot(this.#database);
    const [broken] = this.laws.check(snapshot, this.agenda.nowMs);
    if (broken) throw new Broken(broken);
    return snapshot;
  }

  ready(): Session[] {
    return this.gate.ready();
  }

  due(kind: Kind): Happening[] {
    return this.agenda.due().filter((happening) => happening.kind === kind);
  }

  /** Lets everything go that can, the oldest first, until the work has ended. */
  async pumpUntil(work: Promise<unknown>, what: string): Promise<void> {
    let ended = false;
    const settled = work.then(
      () => {
        ended = true;
      },
      (error: unknown) => {
        ended = true;
        throw new Broken(`the-house-recovers: ${what}: ${String(error)}`);
      },
    );
    await untilQuiet();
    for (let step = 0; !ended; step++) {
      if (step > PUMP_STEPS_MAX || !(await this.#pumpOnce())) {
        throw new Broken(`everything-ends: ${what} stands still`);
      }
    }
    await settled;
  }

  /** One thing that can go on, goes on; time moves only when nothing else does. */
  async #pumpOnce(): Promise<boolean> {
    const [session] = this.ready();
    if (session) {
      await this.pass(
        session,
        { kind: 'plain' },
        !isEnd(this.gate.nextOf(session, false)[0] ?? { text: '' }),
      );
      return true;
    }
    const [happening] = this.agenda.due().filter(({ kind }) => kind !== 'timer');
    if (happening) {
      await this.happen(happening);
      return true;
    }
    const nextMs = this.agenda.nextMs(({ kind }) => kind !== 'timer');
    if (nextMs === null) return false;
    this.agenda.moveTo(nextMs);
    return true;
  }

  /** Until nothing is under way and nobody waits for anything but time's own jobs. */
  async pumpDry(): Promise<void> {
    for (let step = 0; await this.#pumpOnce(); step++) {
      if (step > PUMP_STEPS_MAX) throw new Broken('everything-ends: it goes on for ever');
    }
    if (this.gate.parked > 0) throw new Broken('everything-ends: a statement waits for ever');
  }

  /** Those whose answer is still to come; a healed house leaves nobody without. */
  unanswered(): number {
    return [...this.#callers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async #callOfBuyer<T>(
    label: string,
    home: number,
    ask: (face: SimulatedProcess['face']) => Promise<T>,
  ): Promise<T | null> {
    if (this.#processes.length === 0) return null;
    const usual = this.#processes[home % this.#processes.length] as SimulatedProcess;
    const process = this.chance.happens(0.6) ? usual : this.chance.pick(this.#processes);
    this.note(`${label} at ${process.name}`);
    const answer = await this.#reach(process, () => ask(process.face));
    if (answer.kind === 'answer') {
      this.note(`${label}: yes`);
      return answer.value;
    }
    this.note(`${label}: ${answer.kind === 'refusal' ? answer.why : 'nobody answers'}`);
    return null;
  }

  async #webhook(body: string): Promise<boolean> {
    if (this.#processes.length === 0) return false;
    const process = this.chance.pick(this.#processes);
    const answer = await this.#reach(process, () => process.receiveWebhook(body));
    return answer.kind === 'answer';
  }

  /** What the caller hears: an answer, a refusal, or nothing because the process has died. */
  #reach<T>(
    { name }: SimulatedProcess,
    ask: () => Promise<T>,
  ): Promise<{ kind: 'answer'; value: T } | { kind: 'refusal'; why: string } | { kind: 'gone' }> {
    return new Promise((resolve) => {
      const callers = this.#callers.get(name) as Set<() => void>;
      const feel = (): void => resolve({ kind: 'gone' });
      callers.add(feel);
      ask().then(
        (value) => {
          callers.delete(feel);
          resolve({ kind: 'answer', value });
        },
        (error: unknown) => {
          callers.delete(feel);
          resolve({ kind: 'refusal', why: this.#refusalOf(error) });
        },
      );
    });
  }

  #refusalOf(error: unknown): string {
    if (error instanceof Problem) return error.code;
    if (isWorthRetrying(error)) return 'the database is away';
    this.promises.broken.push(`no-bug: ${error instanceof Error ? error.stack : String(error)}`);
    return 'bug';
  }
}

function fateText(fate: Fate): string {
  switch (fate.kind) {
    case 'plain':
      return '';
    case 'deadlock':
      return ' – deadlock';
    case 'lost':
      return fate.done ? ' – done, and the connection is lost' : ' – the connection is lost';
    case 'slow':
      return ` – answered ${fate.ms} ms later`;
  }
}
