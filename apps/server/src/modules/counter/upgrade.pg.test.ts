import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIds } from '#platform/ids';
import { migrate } from '#platform/postgres/migrate';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { counterMigrations, createCounter } from './index.ts';

let database: TestDatabase;
let firstOnly: string;
beforeEach(async () => {
  database = await cloneDatabase();
  firstOnly = await mkdtemp(join(tmpdir(), 'houseful-first-'));
  const first = '0001_counter.sql';
  await cp(join(counterMigrations.folder, first), join(firstOnly, first));
  await database.pool.query('drop schema counter cascade');
  await migrate(database.url, [{ ...counterMigrations, folder: firstOnly }], silentLogger);
});
afterEach(async () => {
  await database.close();
  await rm(firstOnly, { recursive: true });
});

/** A shift of the first version with two sales of ₹500: one has been handed back, one waits to be. */
async function fillFirst(): Promise<void> {
  const whose = `'${FIRST_ORGANISATION_ID}', 'ven_1'`;
  const { pool } = database;
  await pool.query(`insert into counter.tills values
    ('til_1', ${whose}, 'Front', 'INR', false, '', now())`);
  await pool.query(`insert into counter.shifts (shift_id, till_id, organisation_id, venue_id, currency,
      cashier_id, opened_at, float_count, float_amount, request_digest)
    values ('shf_1', 'til_1', ${whose}, 'INR', 'usr_1', now(), '[]', 0, '')`);
  for (const [orderId, kind, amount] of [
    ['ord_done', 'sale', 50_000],
    ['ord_open', 'sale', 50_000],
    ['ord_done', 'refund', -40_000],
  ]) {
    await pool.query(
      `insert into counter.movements (movement_id, shift_id, organisation_id, venue_id, kind, method,
         amount, currency, at, order_id, tendered, request_digest)
       values ($2 || $1, 'shf_1', ${whose}, $2, 'cash', $3::bigint, 'INR', now(), $1,
         case when $2 = 'sale' then $3::bigint end, '')`,
      [orderId, kind, amount],
    );
  }
  await pool.query(`insert into counter.owed
    select order_id, organisation_id, venue_id, 40000, 'INR', now()
      from counter.movements where kind = 'sale'`);
}

test('what was owed and handed back before stays so, and what waits is handed back once', async () => {
  await fillFirst();
  await migrate(database.url, [counterMigrations], silentLogger);
  const clock = manualClock();
  const { face } = createCounter({
    ...{ pool: database.pool, clock, ids: createIds(clock, seededRandom('upgrade')) },
    ...{ record: async () => undefined, audit: async () => undefined },
    nameUsers: async () => new Map(),
  });
  const reach = [{ organisationId: FIRST_ORGANISATION_ID, venueIds: null }];
  const call = { caller: { buyerId: 'usr_1', roles: [] }, idempotencyKey: null, reach };
  const waiting = async () => (await face.listPayouts({ limit: 10 }, call)).items;
  expect(await waiting()).toMatchObject([{ payoutId: 'ord_open', orderId: 'ord_open', why: null }]);
  const give = (payoutId: string) => face.handBack({ payoutId, shiftId: 'shf_1' }, call);
  const line = await give('ord_open');
  expect(line).toMatchObject({ kind: 'refund', amount: { amount: -40_000, currency: 'INR' } });
  expect(await give('ord_open')).toEqual(line);
  expect(await give('ord_done')).toMatchObject({ movementId: 'refundord_done' });
  expect(await waiting()).toEqual([]);
});
