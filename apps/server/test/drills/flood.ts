import type { BoxOffice } from '#test/drills/box-office';
import { ROWS, SEATS_PER_ROW, SHOWS } from '#test/drills/box-office';
import type { Strike } from '#test/drills/drills';
import { openLine } from '#test/drills/line';

const CONNECTIONS = 2_560;
const FLOOD_MS = 8_000;
/** Each connection of the flood is one of so many guests; each of them may hold ten times. */
const GUESTS = 64;

/** Ten times the buyers of the benches, each asking for seats again as soon as it is answered, heedless of Retry-After. */
export async function floodHolds(box: BoxOffice): Promise<Strike> {
  const line = openLine(box.servers);
  const tokens = await Promise.all(
    Array.from({ length: GUESTS }, async () => {
      const until = performance.now() + 10_000;
      const { body } = await line.insist('POST', '/auth/guest', { body: {} }, until);
      return String(body['accessToken']);
    }),
  );
  const until = performance.now() + FLOOD_MS;
  const conflictMs: number[] = [];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, number) => {
      for (let turn = 0; performance.now() < until; turn++) {
        const row = ROWS[(number + turn) % ROWS.length] as string;
        const seat = ((number * 7 + turn) % SEATS_PER_ROW) + 1;
        const since = performance.now();
        const answer = await line
          .askOnce('POST', '/holds', {
            token: tokens[number % GUESTS] as string,
            key: `flood-${number}-${turn}`,
            body: { showId: SHOWS[(number + turn) % SHOWS.length], seatIds: [`${row}${seat}`] },
          })
          .catch(() => null);
        if (answer?.status === 409) conflictMs.push(performance.now() - since);
        if (answer && ![201, 409, 429, 503].includes(answer.status)) {
          line.fault(`the flood was answered ${answer.status}`);
        }
      }
    }),
  );
  const endedAt = performance.now();
  line.close();
  const answered = [...line.wire.statuses].toSorted(([a], [b]) => a - b);
  const faults = [...line.wire.faults].map(([what, times]) => `${times} × ${what}`);
  return {
    endedAt,
    notes: [
      `answers, ${GUESTS} sign-ins of guests among them: ${answered.map(([status, times]) => `${times} × ${status}`).join(', ')}`,
      `p99 of 409: ${percentile(conflictMs, 0.99)} ms`,
      line.wire.refusalMs.length === 0
        ? 'nobody was answered 429 or 503'
        : `p99 of 429 and 503: ${percentile(line.wire.refusalMs, 0.99)} ms`,
    ],
    faults,
  };
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}
