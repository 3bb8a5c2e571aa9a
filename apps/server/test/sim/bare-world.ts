import { createHash } from 'node:crypto';
import { isWorthRetrying } from '#platform/postgres/failures';
import { Problem } from '#platform/problem';
import { Agenda, type Happening, type Kind } from './agenda.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Fate, Gate, isEnd, type Session } from './gate.ts';
import { untilQuiet } from './quiet.ts';
import type { Asked, RealDatabase } from './real-database.ts';
import { SignalPost } from './signal-post.ts';
import { START_MS } from './stage.ts';
import { CALM, type Weather, weatherOf } from './weather.ts';

/** A law that was broken: the end of a history. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** What a caller hears: an answer, a refusal, or nothing because the process has died. */
export type Heard<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refusal'; readonly why: string }
  | { readonly kind: 'gone' };

const HISTORY_LINES_MAX = 5_000;
const PUMP_STEPS_MAX = 3_000;

/**
 * Time, a database, signals, processes that die, and a history of it all: what every simulated
 * world is made of, and the only place that moves one. What is played in it says the subclass.
 */
export abstract class BareWorld<P extends { readonly name: string }> {
  readonly seed: number;
  readonly chance: Chance;
  readonly agenda = new Agenda(START_MS);
  readonly gate: Gate;
  readonly signals: SignalPost;
  readonly history: string[] = [];
  protected readonly database: RealDatabase;
  protected readonly running: P[] = [];
  readonly #digest = createHash('sha256');
  /** By process: what callers feel when it dies. */
  readonly #callers = new Map<string, Set<() => void>>();
  #weather: Weather;
  #incarnations = 0;
  #checkedCommits = 0;
  steps = 0;

  constructor(database: RealDatabase, seed: number) {
    this.seed = seed;
    this.chance = chanceOf(seed);
    this.database = database;
    this.#weather = weatherOf(this.chance);
    this.gate = new Gate(database, this.agenda, this.chance);
    this.signals = new SignalPost(this.agenda, this.chance, this.#weather.signals);
    this.gate.onStatement = (session, asked) => this.notice(session, asked);
    this.gate.onWait = (text) => this.note(text);
  }

  /** Begins what a new process of this name does. */
  protected abstract begin(name: string): P;
  /** Everything that is committed, held against the laws. @throws Broken */
  abstract check(): Promise<unknown>;
  /** Laws that were broken by what somebody was told. */
  protected abstract get brokenPromises(): string[];
  /** One of the people in this world does something, whatever comes of it. */
  abstract act(): void;
  /** When something in this world ends next. */
  abstract nextEndMs(): number | null;
  /** Told of every statement that is let go. */
  protected notice(_session: Session, _asked: Asked): void {}

  get hash(): string {
    return this.#digest.copy().digest('hex').slice(0, 16);
  }

  get processes(): readonly P[] {
    return this.running;
  }

  get weather(): Weather {
    return this.#weather;
  }

  startProcess(): void {
    const name = `p${++this.#incarnations}`;
    this.note(`${name} starts`);
    this.#callers.set(name, new Set());
    this.running.push(this.begin(name));
  }

  /** Everything of the process is gone but what was committed; or its commit still arrives. */
  async crash(process: P, commitsArrive: boolean): Promise<void> {
    const { name } = process;
    this.signals.anyLost = true;
    this.note(`${name} dies${commitsArrive ? ', its commits arrive' : ''}`);
    this.running.splice(this.running.indexOf(process), 1);
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
    this.signals.weather = CALM.signals;
  }

  note(line: string): void {
    const text = `${this.agenda.nowMs - START_MS} ${line}`;
    this.#digest.update(text);
    if (this.history.push(text) > HISTORY_LINES_MAX) this.history.shift();
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
    await this.settle();
  }

  async happen(happening: Happening): Promise<void> {
    this.note(happening.label);
    this.steps += 1;
    happening.run();
    await this.settle();
  }

  /** Lets everything run that runs by itself. @throws Broken when that broke a law */
  async settle(): Promise<void> {
    await untilQuiet();
    if (this.gate.commits !== this.#checkedCommits) {
      this.#checkedCommits = this.gate.commits;
      await this.check();
    }
    const [broken] = this.brokenPromises;
    if (broken) throw new Broken(broken);
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
    // Looked at below; until then its failure is nobody's news.
    settled.catch(() => undefined);
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
    await this.settle();
    for (let step = 0; await this.#pumpOnce(); step++) {
      if (step > PUMP_STEPS_MAX) throw new Broken('everything-ends: it goes on for ever');
    }
    if (this.gate.parked > 0) throw new Broken('everything-ends: a statement waits for ever');
  }

  /** Those whose answer is still to come; a healed house leaves nobody without. */
  unanswered(): number {
    return [...this.#callers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Those who wait for an answer of this process. */
  protected waitingAt({ name }: P): number {
    return this.#callers.get(name)?.size ?? 0;
  }

  protected reach<T>({ name }: P, ask: () => Promise<T>): Promise<Heard<T>> {
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
    this.brokenPromises.push(`no-bug: ${error instanceof Error ? error.stack : String(error)}`);
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
