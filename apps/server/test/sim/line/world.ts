import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { FactPayload } from '@houseful/contract/facts';
import { inTransaction } from '#platform/postgres/tx';
import { BareWorld, Broken } from '../bare-world.ts';
import type { Session } from '../gate.ts';
import type { Asked, RealDatabase } from '../real-database.ts';
import { CALM } from '../weather.ts';
import { Books } from './books.ts';
import { type Answer, Crowd } from './crowd.ts';
import { Operator } from './operator.ts';
import { type LineProcess, SHOW_ID, startLineProcess } from './process.ts';
import { clearLine, type LineSnapshot, takeLineSnapshot } from './snapshot.ts';
import { Told } from './told.ts';

const SKEW_MS_MAX = 2_000;
const OPERATOR = 0.14;
const OPERATOR_EARLY = 0.5;
const POLITE_STOP = 0.02;

/** One waiting room in one seed: from its making to the last one in. */
export class LineWorld extends BareWorld<LineProcess> {
  readonly books = new Books();
  readonly told = new Told(this.books);
  readonly crowd: Crowd;
  readonly operator: Operator;
  roomId = '';
  #orders = 0;
  /** By session: what was known of guests and accounts when its transaction began. */
  readonly #adoptionsAtBegin = new Map<number, LineSnapshot['adoptions']>();
  #adoptionsBefore: LineSnapshot['adoptions'] = new Map();

  constructor(database: RealDatabase, seed: number) {
    super(database, seed);
    const { chance, books, told } = this;
    const common = { chance, books, roomId: () => this.roomId };
    const call = <T>(label: string, home: number, ask: (process: LineProcess) => Promise<T>) =>
      this.#call(label, home, ask);
    this.operator = new Operator({ ...common, call });
    this.crowd = new Crowd(
      {
        ...common,
        told,
        call,
        nowMs: () => this.agenda.nowMs,
        pay: (buyerId, home) => this.#pay(buyerId, home),
      },
      chance.between(3, 7),
    );
  }

  async open(processes: number): Promise<void> {
    await clearLine(this.database);
    this.startProcess();
    await this.pumpDry();
    const [first] = this.running as [LineProcess];
    const made = this.operator.create(first);
    await this.pumpUntil(made, 'the room is made');
    const { roomId } = (await made).status;
    this.roomId = roomId;
    this.#watch(first.name, first.face);
    // The others come to a room that is there: they know from their start on what is behind it.
    for (let index = 1; index < processes; index++) this.startProcess();
    await this.pumpDry();
    await this.check();
  }

  act(): void {
    // Before there is a line there is little to do but to wait for it.
    const { phase } = this.books.last?.row ?? { phase: 'closed' };
    const isEarly = phase === 'closed' || phase === 'draw';
    if (this.chance.happens(isEarly ? OPERATOR_EARLY : OPERATOR)) this.operator.act();
    else if (this.chance.happens(POLITE_STOP)) this.#stopOne();
    else this.crowd.act();
  }

  nextEndMs(): number | null {
    return this.books.nextEndMs(this.agenda.nowMs);
  }

  async check(): Promise<LineSnapshot> {
    const snapshot = await takeLineSnapshot(this.database);
    if (!snapshot) throw new Broken('a-room-stays: it is gone');
    const isNewOrder = snapshot.draw !== this.books.last?.draw;
    const [broken] = this.books.check(snapshot, this.#adoptionsBefore);
    if (isNewOrder) this.told.numbersAreInTheDraw();
    if (broken) throw new Broken(broken);
    return snapshot;
  }

  protected get brokenPromises(): string[] {
    this.told.examine();
    return this.told.broken;
  }

  protected begin(name: string): LineProcess {
    // The first one makes the room, whose doors must not have opened before.
    const isExact = this.roomId === '' || this.weather === CALM || this.chance.happens(0.3);
    const skewMs = isExact ? 0 : this.chance.between(-SKEW_MS_MAX, SKEW_MS_MAX);
    this.note(`the clock of ${name} is ${skewMs} ms ahead`);
    return startLineProcess(name, skewMs, {
      seed: this.seed,
      agenda: this.agenda,
      gate: this.gate,
      signals: this.signals,
      watch: (face) => this.#watch(name, face),
    });
  }

  #watch(name: string, face: LineProcess['face']): void {
    if (this.roomId === '') return;
    let last: WaitingRoomStatus | undefined;
    const see = (status: WaitingRoomStatus): void => {
      if (last && (status.version < last.version || status.line.serving < last.line.serving)) {
        const text = `${name} tells version ${status.version} after ${last.version}`;
        this.told.refused('a-watcher-never-sees-the-past', text);
      }
      last = status;
    };
    face.watchRoom(this.roomId, see).catch(() => undefined);
  }

  protected override notice(session: Session, { text }: Asked): void {
    const known = this.books.last?.adoptions ?? new Map<string, string>();
    if (text === 'commit') {
      this.#adoptionsBefore = this.#adoptionsAtBegin.get(session.id) ?? known;
      this.#adoptionsAtBegin.delete(session.id);
    } else if (!this.#adoptionsAtBegin.has(session.id)) {
      this.#adoptionsAtBegin.set(session.id, known);
    }
  }

  /** It takes no more calls, finishes those it has, and says its last words. */
  #stopOne(): void {
    const idle = this.running.filter((one) => one.isOpen && this.waitingAt(one) === 0);
    if (idle.length === 0 || this.running.length < 2) return;
    const process = this.chance.pick(idle);
    this.note(`${process.name} is stopped`);
    process.isOpen = false;
    void process.stop().then(() => this.note(`${process.name} has said its last words`));
  }

  #pay(buyerId: string, home: number): void {
    const payload = {
      orderId: `ord_${++this.#orders}`,
      buyerId,
      showId: SHOW_ID,
      lines: [{}, {}].slice(this.chance.below(2)),
    } as unknown as FactPayload<'booking.order-confirmed'>;
    const times = this.chance.happens(0.3) ? 2 : 1;
    const facts = Array.from({ length: times }, () => ({
      name: 'booking.order-confirmed' as const,
      payload,
    }));
    void this.#call(`${buyerId} has paid`, home, (process) =>
      inTransaction(process.pool, (tx) => process.facts.record(tx, facts)),
    );
  }

  async #call<T>(
    label: string,
    home: number,
    ask: (process: LineProcess) => Promise<T>,
  ): Promise<Answer<T>> {
    const open = this.running.filter(({ isOpen }) => isOpen);
    if (open.length === 0) return null;
    const usual = open[home % open.length] as LineProcess;
    const process = this.chance.happens(0.6) ? usual : this.chance.pick(open);
    this.note(`${label} at ${process.name}`);
    const heard = await this.reach(process, () => ask(process));
    if (heard.kind === 'answer') {
      this.note(`${label}: yes`);
      return { kind: 'yes', value: heard.value, process };
    }
    this.note(`${label}: ${heard.kind === 'refusal' ? heard.why : 'nobody answers'}`);
    return heard.kind === 'refusal' ? { kind: 'no', why: heard.why, process } : null;
  }
}
