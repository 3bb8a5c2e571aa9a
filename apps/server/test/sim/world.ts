import { Bank } from './bank.ts';
import { BareWorld, Broken } from './bare-world.ts';
import { Buyers } from './buyers.ts';
import { isEnd, type Session } from './gate.ts';
import { Laws, type ToldSeats } from './laws.ts';
import { type SimulatedProcess, startProcess } from './process.ts';
import { Promises } from './promises.ts';
import { untilQuiet } from './quiet.ts';
import type { Asked, RealDatabase } from './real-database.ts';
import { clearDatabase, type Snapshot, takeSnapshot } from './snapshot.ts';
import { SHOW_IDS, STRICT_SHOW_ID } from './stage.ts';
import { CALM } from './weather.ts';

/** One box office in one seed. */
export class World extends BareWorld<SimulatedProcess> {
  readonly bank: Bank;
  readonly promises = new Promises();
  readonly laws: Laws;
  readonly buyers: Buyers;
  /** Facts have been recorded that nobody may have been told yet. */
  news = false;
  /** The boards that each process has loaded: `process show`. */
  readonly boards = new Set<string>();

  constructor(database: RealDatabase, seed: number) {
    super(database, seed);
    this.bank = new Bank(this.agenda, this.chance, this.weather.bank);
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
    this.bank.deliver = (body) => this.#webhook(body);
  }

  async open(processes: number): Promise<void> {
    await clearDatabase(this.database);
    for (let index = 0; index < processes; index++) this.startProcess();
    await untilQuiet();
  }

  act(): void {
    this.buyers.act();
  }

  nextEndMs(): number | null {
    return this.laws.nextEndMs(this.agenda.nowMs);
  }

  override heal(): void {
    super.heal();
    this.bank.weather = CALM.bank;
  }

  async check(): Promise<Snapshot> {
    const snapshot = await takeSnapshot(this.database);
    const [broken] = this.laws.check(snapshot, this.agenda.nowMs);
    if (broken) throw new Broken(broken);
    return snapshot;
  }

  protected get brokenPromises(): string[] {
    return this.promises.broken;
  }

  protected begin(name: string): SimulatedProcess {
    return startProcess(name, this);
  }

  protected override notice({ owner, barren }: Session, asked: Asked): void {
    const { name, values } = asked;
    if (barren && !isEnd(asked)) {
      this.promises.broken.push(`a-fact-is-taken-once: ${owner} acts on it again with ${name}`);
    }
    if (name === 'facts.insert') this.news = true;
    if (name === 'seats.of-show') this.boards.add(`${owner} ${String(values?.[0])}`);
  }

  async #callOfBuyer<T>(
    label: string,
    home: number,
    ask: (face: SimulatedProcess['face']) => Promise<T>,
  ): Promise<T | null> {
    if (this.running.length === 0) return null;
    const usual = this.running[home % this.running.length] as SimulatedProcess;
    const process = this.chance.happens(0.6) ? usual : this.chance.pick(this.running);
    this.note(`${label} at ${process.name}`);
    const answer = await this.reach(process, () => ask(process.face));
    if (answer.kind === 'answer') {
      this.note(`${label}: yes`);
      return answer.value;
    }
    this.note(`${label}: ${answer.kind === 'refusal' ? answer.why : 'nobody answers'}`);
    return null;
  }

  async #webhook(body: string): Promise<boolean> {
    if (this.running.length === 0) return false;
    const process = this.chance.pick(this.running);
    const answer = await this.reach(process, () => process.receiveWebhook(body));
    return answer.kind === 'answer';
  }
}
