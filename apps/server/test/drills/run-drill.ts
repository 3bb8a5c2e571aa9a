import { systemClock } from '#platform/clock';
import { type Audit, audit } from '#test/drills/audit';
import { type BoxOffice, openBoxOffice, SHOWS } from '#test/drills/box-office';
import type { Drill } from '#test/drills/drills';
import { percentile } from '#test/drills/flood';
import { type Acknowledged, countAcknowledged, type Visit } from '#test/drills/ledger';
import { type Line, openLine } from '#test/drills/line';
import { memoryMb } from '#test/drills/processes';
import { beginStorm, type StormSize } from '#test/drills/storm';

const { sleep } = systemClock;

const BACK_MS_MAX = 60_000;
const PROBE_EVERY_MS = 50;
const WATCH_EVERY_MS = 200;
const FAULTS_TOLD_MAX = 8;

export interface Outcome {
  readonly drill: Drill;
  readonly processes: number;
  readonly acknowledged: Acknowledged;
  readonly bookingsPerSecond: number;
  /** From the end of the strike to the first new hold that was asked for after it. */
  readonly backMs: number;
  /** Which processes ended, and how. */
  readonly ends: readonly string[];
  readonly refusals: number;
  readonly refusalP99Ms: number;
  readonly lostAnswers: number;
  readonly memoryMbMax: number;
  readonly audit: Audit;
  readonly notes: readonly string[];
  /** Empty when everything was as promised. */
  readonly faults: readonly string[];
}

/** The whole drill: a storm, the strike, service back by itself, the rest of the storm, and the books. */
export async function runDrill(
  drill: Drill,
  { processes, storm: size, folder }: { processes: number; storm: StormSize; folder?: string },
): Promise<Outcome> {
  const box = await openBoxOffice({ processes, ...(folder === undefined ? {} : { folder }) });
  const line = openLine(box.servers);
  let memoryMbMax = 0;
  const stopWatching = systemClock.every(WATCH_EVERY_MS, () => {
    for (const { pid } of box.servers) memoryMbMax = Math.max(memoryMbMax, memoryMb(pid));
  });
  try {
    const prepared = await drill.prepare?.(box);
    const storm = await beginStorm(line, size, drill.name);
    await sleep(size.beforeMs);
    const before = countAcknowledged(storm.visits).payments;
    const strike = await drill.strike(box);
    const backMs = await untilBack(box, strike.endedAt);
    await sleep(size.afterMs);
    await storm.end();
    const books = await audit(box, line, storm.visits);
    const { wire } = line;
    const { backMsMax = BACK_MS_MAX } = drill;
    const faults = [
      ...(prepared?.faults ?? []),
      ...(strike.faults ?? []),
      ...[...wire.faults].map(([what, times]) => `${times} × ${what}`),
      ...books.faults,
      ...(backMs > backMsMax ? [`no service ${backMsMax / 1_000} s after the strike`] : []),
      ...(nothingSold(storm.visits) ? ['nothing was sold: the drill has shown nothing'] : []),
    ];
    return {
      drill,
      processes,
      acknowledged: countAcknowledged(storm.visits),
      bookingsPerSecond: Math.round((before * 1_000) / size.beforeMs),
      backMs,
      ends: box.servers.flatMap(({ ends }) => ends),
      refusals: wire.refusalMs.length,
      refusalP99Ms: percentile(wire.refusalMs, 0.99),
      lostAnswers: wire.lost,
      memoryMbMax,
      audit: books,
      ...verdict(drill, [...(prepared?.notes ?? []), ...strike.notes], faults),
    };
  } catch (error) {
    console.error(box.lastWords());
    throw error;
  } finally {
    stopWatching();
    line.close();
    await box.close();
  }
}

/** A control has to find something, and what it finds is no fault of the program. */
function verdict(
  { mustFind }: Drill,
  notes: readonly string[],
  faults: readonly string[],
): Pick<Outcome, 'notes' | 'faults'> {
  if (!mustFind) return { notes, faults: shorten(faults) };
  const found = faults.filter((fault) => mustFind.test(fault)).length;
  if (found === 0) return { notes, faults: ['the control found nothing'] };
  return { notes: [...notes, `${found} losses were found, as it has to be`], faults: [] };
}

/** Asks for a new hold again and again, and gives it back; the first that is granted says that service is back. */
async function untilBack(box: BoxOffice, since: number): Promise<number> {
  const probe: Line = openLine(box.servers);
  try {
    let token: string | undefined;
    for (let turn = 0; performance.now() - since < BACK_MS_MAX; turn++) {
      try {
        const key = `probe-${turn}`;
        token ??= await newGuest(probe);
        const body = { showId: SHOWS[turn % SHOWS.length], quantity: 1 };
        const { status, body: hold } = await probe.askOnce('POST', '/holds', { token, key, body });
        if (status === 201) {
          const backMs = Math.round(performance.now() - since);
          await probe.insist(
            'DELETE',
            `/holds/${String(hold['holdId'])}`,
            { token },
            performance.now() + BACK_MS_MAX,
          );
          return backMs;
        }
      } catch {
        // Not yet.
      }
      await sleep(PROBE_EVERY_MS);
    }
    return Infinity;
  } finally {
    probe.close();
  }
}

async function newGuest(line: Line): Promise<string> {
  const { status, body } = await line.askOnce('POST', '/auth/guest', { body: {} });
  if (status !== 201) throw new Error(`a guest was answered ${status}`);
  return String(body['accessToken']);
}

function nothingSold(visits: readonly Visit[]): boolean {
  return countAcknowledged(visits).payments === 0;
}

function shorten(faults: readonly string[]): string[] {
  const more = faults.length - FAULTS_TOLD_MAX;
  return more > 0 ? [...faults.slice(0, FAULTS_TOLD_MAX), `… and ${more} more`] : [...faults];
}
