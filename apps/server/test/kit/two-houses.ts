import { rm } from 'node:fs/promises';
import { readConfig } from '#platform/config';
import { systemClock } from '#platform/clock';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { compose, type House } from '../../src/compose.ts';
import { furnish } from '#test/kit/furnish';
import { type LossyLine, lossyLine } from '#test/kit/lossy-line';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { PRICED } from '#test/kit/priced-show';
import { smallRoom } from '#test/kit/small-room';
import { addOperator } from '#test/kit/staff';
import { cloneDatabase, dataDirOf, type TestDatabase } from '#test/kit/test-database';

export const AUTH_SECRET = 'a secret for tests, long enough to be one';
export const SHOW_ID = 'shw_evening';
/** For a waiting room to stand in front of. */
export const RUSH_SHOW_ID = 'shw_rush';
/** With rules about its prices: offers can be used for it. */
export const PRICED_SHOW_ID = 'shw_priced';
const OPERATOR = { email: 'olga@example.com', password: 'runs the on-sale', name: 'Olga' };
const ROWS = 20;
const SEATS_PER_ROW = 30;

const WAIT_MS = 100;
const LIFE_STEPS = 10;
const MOMENT_MS = 2;
const DAY_MS = 86_400_000;
/** A mail that is being sent is due again only later, should its sender have died. */
const CLAIM_MS = 300_000;
/** Longer in all than a program tries again by itself. */
const WAITS = 10;

/**
 * Two houses on one database and one clock that stands still. The first reaches the database by a
 * line that can be cut: a crash, for all that the database and its buyers can tell. Nothing runs by
 * itself: neither jobs nor facts.
 */
export interface TwoHouses {
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  readonly line: LossyLine;
  readonly urls: readonly [crashing: string, other: string];
  /** A seat that nobody has asked for yet. */
  freshSeat(): string;
  /** Puts a show like the others on sale, on a day of its own. */
  freshShow(): Promise<string>;
  /** A day on which no show is. */
  freshDay(): string;
  /** Who runs the houses; to be signed in by whoever needs them. */
  readonly operator: { readonly email: string; readonly password: string };
  readonly setUpWord: string;
  invitationWord(invitationId: string): string;
  /** Cancels an order by its policy, as whoever has bought it. */
  cancelAs(buyerId: string, orderId: string): Promise<void>;
  /** Lets time pass in the house that does not crash, with its jobs about seats and money. */
  liveOn(ms: number): Promise<void>;
  /** Delivers every fact that is due. */
  settle(): Promise<void>;
  /**
   * Sends the request to the crashing house, which loses its database at that commit and its
   * answer with it. False when it had answered before.
   */
  crashAt(commit: number, request: () => Promise<unknown>): Promise<boolean>;
  close(): Promise<void>;
}

export async function openTwoHouses(): Promise<TwoHouses> {
  const database = await cloneDatabase();
  const clock = manualClock();
  const line = await lossyLine(database.url);
  const houses = await Promise.all(
    [line.url, database.url].map((url) => openOne(url, clock, database)),
  );
  const [, other] = houses as [House, House];
  await furnish(other, {
    now: clock.now(),
    rooms: [smallRoom('smp_large', { rows: ROWS, seatsPerRow: SEATS_PER_ROW })],
    shows: [
      ...[SHOW_ID, RUSH_SHOW_ID].map((showId) => ({ showId, room: 0 })),
      { showId: PRICED_SHOW_ID, room: 0, pricing: PRICED },
    ],
  });
  await addOperator(other, OPERATOR);
  const urls = await Promise.all(
    houses.map(({ app }) => app.listen({ host: '127.0.0.1', port: 0 })),
  );
  let seats = 0;
  let days = 0;
  const dayLater = (at: string, later: number) =>
    new Date(Date.parse(at) + later * DAY_MS).toISOString();

  return {
    database,
    clock,
    line,
    urls: urls as [string, string],
    operator: { email: OPERATOR.email, password: OPERATOR.password },
    setUpWord: other.faces.organisations.setUpWord,
    invitationWord: other.faces.organisations.invitationWord,
    cancelAs: async (buyerId, orderId) => {
      const call = { caller: { buyerId, roles: [] }, idempotencyKey: null };
      await other.faces.booking.cancelOrder({ orderId }, call);
    },
    liveOn: async (ms) => {
      const jobs = other.jobs.filter(({ name }) => /^(booking|payments)\//.test(name));
      for (let step = 1; step <= LIFE_STEPS; step++) {
        await clock.advance(ms / LIFE_STEPS);
        for (const job of jobs) await job.run();
        await other.facts.drain();
      }
    },
    freshSeat: () => {
      const row = 'ABCDEFGHJKLMNPQRSTUVWXYZ'[Math.floor(seats / SEATS_PER_ROW)];
      return `${row}${(seats++ % SEATS_PER_ROW) + 1}`;
    },
    freshShow: async () => {
      days += 1;
      const showId = `shw_fresh-${days}`;
      await likeOthers(other, showId, (at) => dayLater(at, days));
      return showId;
    },
    freshDay: () => {
      days += 1;
      return dayLater('2028-01-01T00:00:00.000Z', days).slice(0, 10);
    },
    settle: async () => {
      // Facts that a reaction records wait for the next round.
      do await other.facts.drain();
      while ((await hasDueFacts(database, clock)) || (await hasShowsToSettle(database, clock)));
      // A mail is sent in the background, as soon as it is owed by a fact, and else with the next round.
      await other.jobs.find(({ name }) => name === 'notifications/send-deliveries')?.run();
      while (await hasDueMails(database, clock)) await systemClock.sleep(MOMENT_MS);
    },
    crashAt: async (commit, request) => {
      const passTime = async () => {
        await clock.advance(WAIT_MS);
        await systemClock.sleep(MOMENT_MS);
      };
      line.cutAtCommit(commit);
      let isOver = false;
      const answered = request().finally(() => {
        isOver = true;
      });
      // It waits for its database to come back; only its giving up ends that.
      while (!isOver) await (line.isCut ? passTime() : systemClock.sleep(MOMENT_MS));
      await answered;
      if (!line.isCut) {
        line.mend();
        return false;
      }
      // Work beside the request gives up as well, before anybody has a database again.
      for (let waits = 0; waits < WAITS; waits++) await passTime();
      line.mend();
      return true;
    },
    close: async () => {
      await Promise.all(houses.map((house) => house.stop()));
      await line.close();
      await database.close();
      await rm(dataDirOf(database), { recursive: true, force: true });
    },
  };
}

async function likeOthers(
  { faces, facts }: House,
  showId: string,
  later: (at: string) => string,
): Promise<void> {
  const terms = await faces.booking.getShowTerms({ showId: SHOW_ID });
  await faces.catalog.scheduleShows([
    {
      ...{ ...terms, showId, titleId: 'ttl_test', venueId: 'ven_test-talkies', screenId: 'scr_1' },
      ...{ language: 'Hindi', format: '2D', localTime: '01:00' },
      localDate: later(terms.label.startsAt).slice(0, 10),
      startsAt: later(terms.label.startsAt),
      endsAt: later(terms.label.endsAt),
      closesAt: later(terms.closesAt),
    },
  ]);
  await facts.drain();
}

/** Orders of a changed show are settled in the background, as soon as it is changed. */
async function hasShowsToSettle({ pool }: TestDatabase, clock: ManualClock): Promise<boolean> {
  const { rows } = await pool.query('select from booking.shows where settle_at <= $1 limit 1', [
    clock.now(),
  ]);
  if (rows.length > 0) await systemClock.sleep(MOMENT_MS);
  return rows.length > 0;
}

async function hasDueMails({ pool }: TestDatabase, clock: ManualClock): Promise<boolean> {
  const { rows } = await pool.query(
    `select from notifications.deliveries where status = 'PENDING' and due_at <= $1 limit 1`,
    [new Date(clock.now().getTime() + CLAIM_MS)],
  );
  return rows.length > 0;
}

async function hasDueFacts({ pool }: TestDatabase, clock: ManualClock): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select from platform.outbox where set_aside_at is null and due_at <= $1 limit 1',
    [clock.now()],
  );
  return rowCount !== 0;
}

async function openOne(url: string, clock: ManualClock, database: TestDatabase): Promise<House> {
  const config = readConfig({
    ...{ PORT: '0', RATE_LIMITS: 'off', DEMO: 'off', AUTH_SECRET },
    DATA_DIR: dataDirOf(database),
  });
  const house = await compose({
    version: '0.0.0-test',
    config: { ...config, authSecret: AUTH_SECRET },
    connectionString: url,
    clock,
    random: seededRandom(`${database.url} ${url}`),
    log: silentLogger,
    checkOutputs: true,
  });
  house.open();
  return house;
}
