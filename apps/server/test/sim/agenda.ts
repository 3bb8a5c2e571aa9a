import type { Clock } from '#platform/clock';
import { reportUnheard } from '#platform/unheard';

/** What kind of thing may happen next; the scheduler weighs kinds, not single happenings. */
export type Kind = 'timer' | 'signal' | 'bank' | 'answer';

/** Something that may happen from `dueMs` on, and not before. */
export interface Happening {
  readonly id: number;
  readonly kind: Kind;
  /** Whose it is: when that process dies, it never happens. */
  readonly owner: string;
  readonly label: string;
  dueMs: number;
  readonly run: () => void;
}

/**
 * The world's time, and what waits for it. Time stands still until the scheduler moves it, and
 * what is due happens when the scheduler says so: late, as on a busy machine, but never early.
 */
export class Agenda {
  #nowMs: number;
  #nextId = 0;
  #happenings: Happening[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  moveTo(ms: number): void {
    this.#nowMs = Math.max(this.#nowMs, ms);
  }

  add(kind: Kind, owner: string, label: string, afterMs: number, run: () => void): Happening {
    const dueMs = this.#nowMs + afterMs;
    const happening = { id: this.#nextId++, kind, owner, label, dueMs, run };
    this.#happenings.push(happening);
    return happening;
  }

  remove(happening: Happening): void {
    this.#happenings = this.#happenings.filter((other) => other !== happening);
  }

  /** A dead process waits for nothing. */
  forget(owner: string): void {
    this.#happenings = this.#happenings.filter((happening) => happening.owner !== owner);
  }

  /** In the order in which they were put down. */
  due(): Happening[] {
    return this.#happenings.filter(({ dueMs }) => dueMs <= this.#nowMs);
  }

  /** The earliest instant after now at which something falls due. */
  nextMs(wanted: (happening: Happening) => boolean = () => true): number | null {
    let next: number | null = null;
    for (const happening of this.#happenings) {
      if (happening.dueMs <= this.#nowMs || !wanted(happening)) continue;
      if (next === null || happening.dueMs < next) next = happening.dueMs;
    }
    return next;
  }

  /** The clock of one process. A repeating action is one happening that comes again and again. */
  clockOf(owner: string): Clock {
    return {
      now: () => new Date(this.#nowMs),
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          signal?.throwIfAborted();
          const wake = this.add('answer', owner, `${owner} wakes`, ms, () => {
            this.remove(wake);
            resolve();
          });
          signal?.addEventListener(
            'abort',
            () => {
              this.remove(wake);
              reject(signal.reason);
            },
            { once: true },
          );
        }),
      every: (ms, action) => {
        let running = false;
        const timer = this.add('timer', owner, `${owner} every ${ms} ms`, ms, () => {
          timer.dueMs = this.#nowMs + ms;
          if (running) return;
          running = true;
          void run();
        });
        async function run(): Promise<void> {
          try {
            await action();
          } catch (error) {
            reportUnheard(error, 'a repeating action failed');
          }
          running = false;
        }
        return () => this.remove(timer);
      },
    };
  }
}
