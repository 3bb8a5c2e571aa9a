import { Connection } from './connection.ts';
import { Histogram, type HistogramData } from './histogram.ts';

/** How long and how hard to press; what ends before `warmMs` or after the window is not counted. */
export interface Press {
  readonly port: number;
  readonly connections: number;
  readonly warmMs: number;
  readonly measureMs: number;
}

/** What a load process tells when it is done. */
export interface Report {
  readonly measureMs: number;
  /** Whole answers in the window by status, and `broken` connections. */
  readonly counts: Readonly<Record<string, number>>;
  readonly latency: HistogramData;
  /** The parts of longer things, by name. */
  readonly steps: Readonly<Record<string, HistogramData>>;
  /** Processor time that the load process itself took in the window. */
  readonly cpuMs: number;
  /** What only this kind of load has to tell. */
  readonly extra: Readonly<Record<string, number>>;
}

/** What a load process says when its window begins. */
export const WARM = 'warm';

/** Counts what is answered within the window. */
export class Meter {
  readonly #latency = new Histogram();
  readonly #steps = new Map<string, Histogram>();
  readonly #counts = new Map<string, number>();
  readonly #fromMs: number;
  readonly #untilMs: number;
  readonly #measureMs: number;
  #cpuBefore = process.cpuUsage();
  #warm = false;
  readonly extra: Record<string, number> = {};

  constructor({ warmMs, measureMs }: Pick<Press, 'warmMs' | 'measureMs'>) {
    this.#fromMs = performance.now() + warmMs;
    this.#untilMs = this.#fromMs + measureMs;
    this.#measureMs = measureMs;
  }

  get isOver(): boolean {
    return performance.now() >= this.#untilMs;
  }

  note(outcome: number | string, startedMs: number): void {
    const now = performance.now();
    if (!this.#counting(now)) return;
    this.#latency.record(now - startedMs);
    const name = String(outcome);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** A part of something that is noted as a whole later. */
  noteStep(name: string, startedMs: number): void {
    const now = performance.now();
    if (!this.#counting(now)) return;
    const step = this.#steps.get(name) ?? new Histogram();
    this.#steps.set(name, step);
    step.record(now - startedMs);
  }

  #counting(now: number): boolean {
    if (now < this.#fromMs || now >= this.#untilMs) return false;
    if (!this.#warm) {
      this.#warm = true;
      // To whoever watches what the others take meanwhile.
      process.send?.(WARM);
      this.#cpuBefore = process.cpuUsage();
    }
    return true;
  }

  report(): Report {
    const { user, system } = process.cpuUsage(this.#cpuBefore);
    return {
      measureMs: this.#measureMs,
      counts: Object.fromEntries(this.#counts),
      latency: this.#latency.toData(),
      steps: Object.fromEntries([...this.#steps].map(([name, step]) => [name, step.toData()])),
      cpuMs: (user + system) / 1_000,
      extra: this.extra,
    };
  }
}

/**
 * Repeats `step` on every connection until the window is over. A connection that breaks is counted
 * and opened again.
 */
export async function pressOn(
  { port, connections }: Pick<Press, 'port' | 'connections'>,
  meter: Pick<Meter, 'isOver' | 'note'>,
  step: (connection: Connection, lane: number) => Promise<void>,
): Promise<void> {
  async function run(lane: number): Promise<void> {
    let connection = await Connection.open(port);
    while (!meter.isOver) {
      const startedMs = performance.now();
      try {
        await step(connection, lane);
      } catch (error) {
        meter.note('broken', startedMs);
        if (process.env['BENCH_TRACE']) console.error(error);
        connection.close();
        connection = await Connection.open(port);
      }
    }
    connection.close();
  }
  await Promise.all(Array.from({ length: connections }, (_, lane) => run(lane)));
}
