import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from '#platform/postgres/embedded';
import { query, until } from '#platform/postgres/embedded-world.fixture';
import { readPostmaster } from '#platform/postgres/postmaster-file';
import { fillUp } from '#test/drills/drills';
import { mountSmallDisk } from '#test/drills/small-disk';

const DISK_MB = 150;
/** Longer than the five quick tries that a server gets which dies for reasons of its own. */
const FULL_MS = 7_000;

const disk = mountSmallDisk(DISK_MB);

if ('folder' in disk) {
  test('a full disk keeps PostgreSQL down only until there is room again', async () => {
    const dataDir = join(disk.folder, 'data');
    const news: string[] = [];
    const tell = (text: string) => void news.push(text);
    const database = await startEmbeddedPostgres({ dataDir, log: { info: tell, warn: tell } });
    try {
      await query(database.connectionString, 'create table kept as select 7 as n');
      const found = readPostmaster(join(dataDir, 'postgres'));
      if (!('pid' in found)) throw new Error('there is no server to kill');
      const filler = join(dataDir, 'filler');
      const filled = fillUp(filler, FULL_MS);
      process.kill(found.pid, 'SIGKILL');
      await filled;
      rmSync(filler);
      const kept = () => query(database.connectionString, 'table kept').catch(() => []);
      await until(async () => (await kept())[0]?.['n'] === 7);
      expect(news.join()).toContain('its disk is full');
    } finally {
      await database.stop();
      disk.unmount();
    }
  }, 60_000);
} else {
  test.skip(`a full disk: ${disk.why}`, () => undefined);
}
