import type { QueryResult, QueryResultRow } from 'pg';
import type { Pool } from '#platform/postgres/pool';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { untilQuiet } from './quiet.ts';
import type { Answer, Asked, Connection, RealDatabase, Wait } from './real-database.ts';

/** As many as the house gives each process. */
const SESSIONS_PER_PROCESS_MAX = 20;

/** What happens to a statement on its way. */
export type Fate =
  | { readonly kind: 'plain' }
  /** The database picks this transaction as the victim of a deadlock. */
  | { readonly kind: 'deadlock' }
  /** The connection breaks before the statement arrives, or after it was done. */
  | { readonly kind: 'lost'; readonly done: boolean }
  /** Done at once, answered late. */
  | { readonly kind: 'slow'; readonly ms: number };

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (result: QueryResult) => void;
  readonly reject: (error: Error) => void;
}

/** A connection as a simulated process sees it. */
export interface Session {
  readonly id: number;
  readonly owner: string;
  readonly line: Waiting[];
  /** A statement is under way, or its answer is. */
  busy: boolean;
  transaction: 'none' | 'asked' | 'open' | 'failed';
  wrote: boolean;
  /** A consumer was told that it knows these facts already, and has nothing more to do here. */
  barren: boolean;
  lost: boolean;
  connection: Connection | null;
}

interface Parked {
  readonly session: Session;
  readonly batch: readonly Waiting[];
  readonly answers: Promise<Answer[]>;
  wait: Wait;
}

/**
 * Between the simulated processes and the real database: every statement waits here until the
 * scheduler lets it go, and only one moves at a time. One that has to wait for a lock is parked
 * and looked at again whenever a transaction ends.
 */
export class Gate {
  readonly #database: RealDatabase;
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #sessions = new Set<Session>();
  readonly #waitingForSession = new Map<string, (() => void)[]>();
  readonly #dead = new Set<string>();
  #parked: Parked[] = [];
  /** Answers that have come and are still to be heard. */
  readonly #answered: (() => void)[] = [];
  #nextId = 1;
  /** How many transactions that wrote something have been committed. */
  commits = 0;
  /** Told of every statement that was let go. */
  onStatement: (session: Session, asked: Asked) => void = () => undefined;
  /** Told when a statement has to wait for a lock, and when it goes on. */
  onWait: (text: string) => void = () => undefined;

  constructor(database: RealDatabase, agenda: Agenda, chance: Chance) {
    this.#database = database;
    this.#agenda = agenda;
    this.#chance = chance;
  }

  /** Those whose next statement may go, in the order of their making. */
  ready(): Session[] {
    return [...this.#sessions].filter(({ busy, line }) => !busy && line.length > 0);
  }

  get parked(): number {
    return this.#parked.length;
  }

  /** The pool of one process, as its modules know it. */
  poolOf(owner: string): Pool {
    const pool = {
      connect: () => this.#connect(owner),
      query: async (asked: Asked) => {
        const session = await this.#open(owner);
        try {
          return await this.#ask(session, asked);
        } finally {
          this.#release(session);
        }
      },
    };
    return pool as unknown as Pool;
  }

  async #connect(owner: string): Promise<object> {
    const session = await this.#open(owner);
    return {
      query: (asked: Asked | string) =>
        this.#ask(session, typeof asked === 'string' ? { text: asked } : asked),
      release: () => this.#release(session),
    };
  }

  async #open(owner: string): Promise<Session> {
    // Its code may still hear of what it asked elsewhere; it reaches nothing any more.
    if (this.#dead.has(owner)) await never();
    const isFull = () => this.#ofOwner(owner).length >= SESSIONS_PER_PROCESS_MAX;
    while (isFull()) {
      await new Promise<void>((resolve) => {
        const line = this.#waitingForSession.get(owner) ?? [];
        this.#waitingForSession.set(owner, [...line, resolve]);
      });
    }
    const session: Session = {
      id: this.#nextId++,
      owner,
      line: [],
      busy: false,
      transaction: 'none',
      wrote: false,
      barren: false,
      lost: false,
      connection: null,
    };
    this.#sessions.add(session);
    return session;
  }

  #ofOwner(owner: string): Session[] {
    return [...this.#sessions].filter((session) => session.owner === owner);
  }

  #release(session: Session): void {
    this.#sessions.delete(session);
    if (session.connection) this.#database.takeBack(session.connection);
    session.connection = null;
    const line = this.#waitingForSession.get(session.owner);
    line?.shift()?.();
  }

  #ask(session: Session, asked: Asked): Promise<QueryResult> {
    if (session.lost) return Promise.reject(new Error('Client is not queryable'));
    if (asked.text === 'begin') {
      // Travels with the first statement, as it does on the wire.
      session.transaction = 'asked';
      return Promise.resolve(resultOf('BEGIN'));
    }
    if (session.transaction === 'asked' && session.line.length === 0 && isEnd(asked)) {
      session.transaction = 'none';
      return Promise.resolve(resultOf(asked.text.toUpperCase()));
    }
    return new Promise((resolve, reject) => session.line.push({ asked, resolve, reject }));
  }

  /** What the session would do next; `burst`: all that it asked for at once. */
  nextOf(session: Session, burst: boolean): readonly Asked[] {
    const [first] = session.line;
    if (!first || isEnd(first.asked) || !burst) return session.line.slice(0, 1).map(askedOf);
    const end = session.line.findIndex(({ asked }) => isEnd(asked));
    return session.line.slice(0, end < 0 ? undefined : end).map(askedOf);
  }

  /** Lets the session's next `count` statements go, and everybody who only waited for them. */
  async pass(session: Session, count: number, fate: Fate): Promise<void> {
    await this.#move(session, count, fate);
    await this.#handOver();
  }

  /** First the database comes to rest, then each answer is heard: never both at a time. */
  async #handOver(): Promise<void> {
    for (const hand of this.#answered.splice(0)) {
      hand();
      await untilQuiet();
    }
  }

  async #move(session: Session, count: number, fate: Fate): Promise<void> {
    const batch = session.line.splice(0, count);
    if (fate.kind === 'lost') return this.#lose(session, batch, fate.done);
    if (session.transaction === 'failed') {
      this.#answered.push(() => this.#refuse(session, batch));
      return;
    }
    if (fate.kind === 'deadlock') {
      await this.#abort(session);
      session.transaction = 'failed';
      this.#answered.push(() => rejectAll(batch, deadlock()));
      return;
    }
    session.busy = true;
    for (const { asked } of batch) this.onStatement(session, asked);
    const connection = (session.connection ??= await this.#database.lend());
    const answers = this.#send(session, connection, batch);
    const others = [...this.#sessions].some(
      (other) => other !== session && other.transaction === 'open',
    );
    if (!others) return this.#deliver(session, batch, await answers, fate);
    const outcome = await this.#database.answerOrWait(connection, answers);
    if ('answer' in outcome) return this.#deliver(session, batch, outcome.answer, fate);
    const parked: Parked = { session, batch, answers, wait: outcome.wait };
    this.#parked.push(parked);
    this.#tellWait(parked);
    if (this.#mustGiveWay(parked)) await this.#sacrifice(parked);
  }

  #tellWait({ session, wait: { blockers } }: Parked): void {
    const others = [...this.#sessions]
      .filter(({ connection }) => connection && blockers.includes(connection.pid))
      .map(({ owner, id }) => `${owner}#${id}`);
    this.onWait(`${session.owner}#${session.id} waits for ${others.join(', ')}`);
  }

  #send(session: Session, { client }: Connection, batch: readonly Waiting[]): Promise<Answer[]> {
    if (session.transaction === 'asked') {
      client.query('begin').catch(() => undefined);
      session.transaction = 'open';
    }
    return Promise.all(
      batch.map(({ asked }) =>
        client.query(asked as { text: string }).then(
          (result): Answer => ({ ok: true, result }),
          (error: Error): Answer => ({ ok: false, error }),
        ),
      ),
    );
  }

  async #deliver(
    session: Session,
    batch: readonly Waiting[],
    answers: readonly Answer[],
    fate: Fate = { kind: 'plain' },
  ): Promise<void> {
    this.#note(session, batch, answers);
    // An error is told before its transaction is undone, and its locks with it.
    const failed = answers.some(({ ok }) => !ok) && session.transaction === 'open';
    if (failed) {
      await session.connection?.client.query('rollback');
      session.transaction = 'failed';
    }
    const hand = (): void => {
      session.busy = false;
      batch.forEach((waiting, index) => {
        const answer = answers[index] as Answer;
        if (answer.ok) waiting.resolve(this.#inAnyOrder(waiting.asked, answer.result));
        else waiting.reject(answer.error);
      });
    };
    if (fate.kind === 'slow') this.#later(session, fate.ms, hand);
    else this.#answered.push(hand);
    if (failed || batch.some(({ asked }) => isEnd(asked))) await this.#lookAtParked();
  }

  #later(session: Session, ms: number, hand: () => void): void {
    const label = `${session.owner} hears of its commit`;
    const answer = this.#agenda.add('answer', session.owner, label, ms, () => {
      this.#agenda.remove(answer);
      hand();
    });
  }

  /** What the answers say about the transaction. */
  #note(session: Session, batch: readonly Waiting[], answers: readonly Answer[]): void {
    answers.forEach((answer, index) => {
      if (!answer.ok) return;
      const { command, rowCount } = answer.result;
      if ((batch[index] as Waiting).asked.name === 'facts.mark-taken') {
        session.barren = rowCount === 0;
      }
      if (command !== 'SELECT' && (rowCount ?? 0) > 0) session.wrote = true;
      if (!isEnd((batch[index] as Waiting).asked)) return;
      if (command === 'COMMIT' && session.wrote) this.commits += 1;
      session.transaction = 'none';
      session.wrote = false;
    });
  }

  /** Rows that PostgreSQL promises no order for come in one that the seed chooses. */
  #inAnyOrder(asked: Asked, result: QueryResult): QueryResult {
    if (result.rows.length < 2 || isOrdered(asked)) return result;
    const keyed = (result.rows as QueryResultRow[]).map((row) => ({
      row,
      key: JSON.stringify(row),
    }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    result.rows = this.#chance.shuffle(keyed.map(({ row }) => row));
    return result;
  }

  /** A failed transaction takes nothing more until it is rolled back, which it was already. */
  #refuse(session: Session, batch: readonly Waiting[]): void {
    for (const { asked, resolve, reject } of batch) {
      if (isEnd(asked)) {
        session.transaction = 'none';
        resolve(resultOf('ROLLBACK'));
      } else {
        reject(withCode('25P02', 'current transaction is aborted'));
      }
    }
  }

  async #lose(session: Session, batch: readonly Waiting[], done: boolean): Promise<void> {
    await this.#finishLost(session, batch, done);
    session.lost = true;
    const left = [...batch, ...session.line.splice(0)];
    this.#answered.push(() => rejectAll(left, connectionLost()));
  }

  /** What becomes at the database of a session that nobody will ever hear from again. */
  async #finishLost(session: Session, batch: readonly Waiting[], done: boolean): Promise<void> {
    const [first] = batch;
    if (done && first?.asked.text === 'commit' && session.transaction === 'open') {
      await session.connection?.client.query('commit');
      if (session.wrote) this.commits += 1;
      session.transaction = 'none';
      await this.#lookAtParked();
      return;
    }
    await this.#abort(session);
  }

  async #abort(session: Session): Promise<void> {
    if (session.transaction === 'open') await session.connection?.client.query('rollback');
    session.transaction = 'none';
    session.wrote = false;
    await this.#lookAtParked();
  }

  /** The process is gone: its connections break, and nobody there hears anything any more. */
  async crash(owner: string, commitsArrive: boolean): Promise<void> {
    this.#dead.add(owner);
    this.#waitingForSession.delete(owner);
    for (const session of this.#ofOwner(owner)) {
      this.#sessions.delete(session);
      const parked = this.#parked.find((each) => each.session === session);
      if (parked) {
        this.#parked = this.#parked.filter((each) => each !== parked);
        if (session.connection) await this.#database.cancel(session.connection);
        await parked.answers;
      }
      if (session.transaction === 'failed') session.transaction = 'none';
      await this.#finishLost(session, session.line, commitsArrive);
      if (session.connection) this.#database.takeBack(session.connection);
      session.connection = null;
    }
    await this.#handOver();
  }

  /**
   * Two that wait for the same one, or for their turn at the same row, would be let go together,
   * and who is first would be chance that no seed knows; and in a circle nobody is ever let go.
   * The last to come gives way, as the victim of a deadlock.
   */
  #mustGiveWay(latest: Parked): boolean {
    const { blockers, inQueue } = latest.wait;
    const self = latest.session.connection?.pid ?? 0;
    const together = this.#parked.some(
      ({ session, wait }) =>
        session !== latest.session &&
        !blockers.includes(session.connection?.pid ?? 0) &&
        !wait.blockers.includes(self) &&
        wait.blockers.some((pid) => blockers.includes(pid)),
    );
    return inQueue || together || this.#waitsFor(blockers, self, new Set());
  }

  #waitsFor(pids: readonly number[], goal: number, seen: Set<number>): boolean {
    return pids.some((pid) => {
      if (pid === goal) return true;
      if (seen.has(pid)) return false;
      seen.add(pid);
      const next = this.#parked.find(({ session }) => session.connection?.pid === pid);
      return next !== undefined && this.#waitsFor(next.wait.blockers, goal, seen);
    });
  }

  async #sacrifice(victim: Parked): Promise<void> {
    this.#parked = this.#parked.filter((each) => each !== victim);
    const { session, batch, answers } = victim;
    this.onWait(`${session.owner}#${session.id} has to give way`);
    await this.#database.cancel(session.connection as Connection);
    const named = (await answers).map(
      (answer): Answer =>
        answer.ok || !isCancelled(answer.error) ? answer : { ok: false, error: deadlock() },
    );
    await this.#deliver(session, batch, named);
  }

  async #lookAtParked(): Promise<void> {
    for (const parked of [...this.#parked]) {
      if (!this.#parked.includes(parked)) continue;
      const { session, batch, answers } = parked;
      const outcome = await this.#database.answerOrWait(session.connection as Connection, answers);
      if ('answer' in outcome) {
        this.#parked = this.#parked.filter((each) => each !== parked);
        this.onWait(`${session.owner}#${session.id} goes on`);
        await this.#deliver(session, batch, outcome.answer);
        // Whoever waited behind it may wait for something else now.
        return this.#lookAtParked();
      }
      parked.wait = outcome.wait;
      this.#tellWait(parked);
      if (this.#mustGiveWay(parked)) {
        await this.#sacrifice(parked);
        return this.#lookAtParked();
      }
    }
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function askedOf({ asked }: Waiting): Asked {
  return asked;
}

export function isEnd({ text }: Asked): boolean {
  return text === 'commit' || text === 'rollback';
}

/** Ordered, but not down to the last row. */
const TIES = new Set(['payments.find-due-refunds', 'payments.find-due-checks']);
const ordered = new Map<string, boolean>();

function isOrdered({ name, text }: Asked): boolean {
  if (name !== undefined && TIES.has(name)) return false;
  const known = ordered.get(text);
  if (known !== undefined) return known;
  const answer = /order by[^)]*$/.test(text);
  ordered.set(text, answer);
  return answer;
}

function resultOf(command: string): QueryResult {
  return { command, rowCount: null, rows: [], oid: 0, fields: [] };
}

function rejectAll(batch: readonly Waiting[], error: Error): void {
  for (const { reject } of batch) reject(error);
}

function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function deadlock(): Error {
  return withCode('40P01', 'deadlock detected');
}

function isCancelled(error: Error): boolean {
  return 'code' in error && error.code === '57014';
}

function connectionLost(): Error {
  return new Error('Connection terminated unexpectedly');
}
