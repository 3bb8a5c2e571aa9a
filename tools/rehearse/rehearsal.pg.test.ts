import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose, type House } from '../../apps/server/src/compose.ts';
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import { readConfig } from '../../apps/server/src/platform/config.ts';
import { systemRandom } from '../../apps/server/src/platform/random.ts';
import { silentLogger } from '../../apps/server/src/platform/telemetry/logger.ts';
import { furnish } from '../../apps/server/test/kit/furnish.ts';
import { smallRoom } from '../../apps/server/test/kit/small-room.ts';
import { addOperator, WHOLE_HOUSE } from '../../apps/server/test/kit/staff.ts';
import { cloneDatabase, type TestDatabase } from '../../apps/server/test/kit/test-database.ts';
import { readOptions } from './options.ts';
import { plotsOf } from './plots-of.ts';
import { drawPlot } from './plot.ts';
import { type Played, rehearse } from './rehearsal.ts';
import { writeReport } from './report.ts';
import { judge } from './verdict.ts';

const OPERATOR = { email: 'olga@example.com', password: 'rehearses a lot' };
const AUTH_SECRET = 'a secret for tests, long enough to be one';
const SEATS = 180;

let database: TestDatabase;
let house: House;
let url: string;

/** The whole house as it runs, on the real clock. */
async function startHouse(settings: Record<string, string>): Promise<void> {
  database = await cloneDatabase();
  house = await compose({
    version: '0.0.0-test',
    config: {
      ...readConfig({ PORT: '0', AUTH_SECRET, DEMO: 'off', ...settings }),
      authSecret: AUTH_SECRET,
    },
    connectionString: database.url,
    clock: systemClock,
    random: systemRandom,
    log: silentLogger,
  });
  url = await house.app.listen({ host: '127.0.0.1', port: 0 });
  await addOperator(house, { ...OPERATOR, name: 'Olga' });
  await furnish(house, {
    now: systemClock.now(),
    rooms: [smallRoom('smp_hall', { rows: 9, seatsPerRow: 20 })],
    shows: [{ showId: 'shw_premiere', room: 0 }],
  });
  await house.start();
  house.open();
}

async function stopHouse(): Promise<void> {
  await house.stop();
  await database.close();
}

const options = (...more: string[]) =>
  readOptions(
    ['--show', 'shw_premiere', '--url', url, '--speed', '100', '--lobby', '4m', ...more],
    '2026-11-21',
  );

describe('an on-sale of a hundred people for fewer seats than they want', () => {
  let played: Played;
  const said: string[] = [];
  beforeAll(async () => {
    await startHouse({ RATE_LIMITS: 'off' });
    const crowd = ['--buyers', '100', '--pace', '15/30s', '--cap', '30', '--sleep', '6%'];
    played = await rehearse(options(...crowd), OPERATOR, (line) => said.push(line));
  }, 60_000);
  afterAll(stopHouse);

  test('is played to its end, and is a go: every law held', () => {
    const { reasons, laws } = judge(played);
    const broken = laws.filter(({ faults }) => faults.length > 0);
    expect(broken).toEqual([]);
    // How fast it is is not what a small test can tell.
    expect(reasons.filter((reason) => !reason.includes('took'))).toEqual([]);
    expect(played.ledger.visits.filter(({ bought }) => bought).length).toBeGreaterThan(30);
    expect(played.ledger.tries.length).toBeGreaterThan(10);
  });

  test('has touched no seat of the show itself, and left no room behind that goes on', async () => {
    const { faces } = house;
    const { categories } = await faces.booking.getShowSale({ showId: 'shw_premiere' });
    expect(categories.reduce((sum, { seatsLeft }) => sum + seatsLeft, 0)).toBe(SEATS);
    const { items } = await faces.waitingRoom.listWaitingRooms(
      {},
      { caller: null, idempotencyKey: null, reach: WHOLE_HOUSE },
    );
    expect(items.map(({ name, phase }) => [name, phase])).toEqual([
      ['Rehearsal: A Test Film', 'ended'],
    ]);
  });

  test('makes a report with its verdict, its figures and six plots', () => {
    const plots = plotsOf(played);
    const report = writeReport(played, judge(played), plots);
    expect(report).toMatch(/^# Rehearsal: A Test Film: (NO )?GO\n/);
    expect(report).toContain('| held | No seat is sold twice |');
    expect(Object.keys(plots)).toHaveLength(6);
    for (const plot of Object.values(plots)) expect(drawPlot(plot)).not.toMatch(/NaN|undefined/);
  });

  test('does not let a stranger rehearse', async () => {
    const stranger = { email: 'stranger@example.com', password: 'is not known here' };
    await expect(rehearse(options(), stranger, () => undefined)).rejects.toThrow(
      'The operator cannot sign in',
    );
  });

  test('is no go once something has happened that must not', () => {
    const [seen] = played.ledger.seen;
    if (!seen) throw new Error('nobody has looked');
    const { pace } = seen.status;
    const crowded = { ...seen.status, pace: { ...pace, active: pace.activeMax + 1 } };
    const ledger = { ...played.ledger, seen: [{ ...seen, status: crowded }] };
    const { go, reasons } = judge({ ...played, ledger });
    expect(go).toBe(false);
    expect(reasons).toContain('Not so: Never more inside or called than the cap.');
  });
});

describe('a house that counts requests', () => {
  beforeAll(() => startHouse({}), 60_000);
  afterAll(stopHouse);

  test('says so to a crowd from one machine, and how to rehearse', async () => {
    const crowd = options('--buyers', '100');
    await expect(rehearse(crowd, OPERATOR, () => undefined)).rejects.toThrow('RATE_LIMITS=off');
  });
});
