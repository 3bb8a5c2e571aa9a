// node bench/house/prepare.ts: puts rooms and shows on sale in a data folder, before any server runs on it.
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import { loadConfig } from '../../apps/server/src/platform/config.ts';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/postgres/embedded.ts';
import { systemRandom } from '../../apps/server/src/platform/random.ts';
import { silentLogger } from '../../apps/server/src/platform/telemetry/logger.ts';
import { compose } from '../../apps/server/src/compose.ts';
import { createDemoCity } from '../../apps/server/src/demo/demo-city.ts';
import { furnish } from '../../apps/server/test/kit/furnish.ts';
import { GUESTS, OPERATOR_ID } from '../load/requests.ts';
import type { OnSale } from './open-house.ts';
import { drawRoom } from './room.ts';

const { dataDir, authSecret, onSale } = JSON.parse(process.env['BENCH_PREPARE'] ?? '') as {
  dataDir: string;
  authSecret: string;
  onSale: OnSale;
};

const database = await startEmbeddedPostgres({ dataDir, log: silentLogger });
try {
  const house = await compose({
    version: '0.0.0-bench',
    config: loadConfig({ AUTH_SECRET: authSecret, DATA_DIR: dataDir, DEMO: 'off' }),
    connectionString: database.connectionString,
    clock: systemClock,
    random: systemRandom,
    log: silentLogger,
  });
  if (onSale.demoCity) {
    const city = createDemoCity(house, systemClock, systemRandom);
    await city.open(() => undefined);
    await city.stop();
  }
  await furnish(house, {
    now: systemClock.now(),
    rooms: onSale.rooms.map(drawRoom),
    shows: onSale.shows.map(({ showId, seatMapId }) => ({
      showId,
      room: onSale.rooms.findIndex((room) => room.seatMapId === seatMapId),
    })),
  });
  await house.faces.organisations.openFirst({ name: 'The bench', ownerId: OPERATOR_ID });
  await house.pool.query(
    `insert into identity.users (user_id, roles, created_at)
     select 'usr_bench-' || n, '{guest}', $2 from generate_series(0, $1 - 1) as n`,
    [GUESTS, systemClock.now()],
  );
  await house.stop();
} finally {
  await database.stop();
}
