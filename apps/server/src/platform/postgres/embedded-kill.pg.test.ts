import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import {
  children,
  clusterDir,
  dataDir,
  killHard,
  news,
  parentOf,
  query,
  serverPid,
  start,
  startHost,
  until,
} from '#platform/postgres/embedded-world.fixture';
import { readPostmaster, servesFolder } from '#platform/postgres/postmaster-file';
import { chooseServerUser } from '#platform/postgres/server-user';

describe('kill -9', () => {
  it('of the server: it is back on the same port, and a pool goes on with what was committed', async () => {
    const database = await start();
    const pool = new pg.Pool({ connectionString: database.connectionString, max: 2 });
    pool.on('error', () => undefined);
    try {
      await pool.query('CREATE TABLE committed AS SELECT 9 AS n');
      const pid = serverPid();
      process.kill(pid, 'SIGKILL');
      await until(() => !servesFolder(pid, clusterDir));
      await until(() =>
        pool.query('TABLE committed').then(
          ({ rows }) => rows[0]?.n === 9,
          () => false,
        ),
      );
      expect(news.join()).toContain('starting it again');
    } finally {
      await pool.end();
    }
  });

  if (process.platform === 'linux') {
    it('of a backend: the server goes along with it and is started again, not by itself but by us', async () => {
      const { connectionString } = await start();
      const pid = serverPid();
      const client = new pg.Client({ connectionString });
      client.on('error', () => undefined);
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      process.kill(rows[0]?.pid ?? Number.NaN, 'SIGKILL');
      await until(() => !servesFolder(pid, clusterDir));
      await until(() => query(connectionString, 'SELECT 1').then(Boolean, () => false));
      expect(news.join()).toContain('starting it again');
    });

    it('of the server under a worker that never looks up: it is back all the same', async () => {
      const { connectionString } = await start();
      const busy = query(connectionString, 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$');
      busy.catch(() => undefined);
      const loops = `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'DO %' AND state = 'active'`;
      await until(async () => (await query(connectionString, loops)).length === 1);
      process.kill(serverPid(), 'SIGKILL');
      await until(() => query(connectionString, 'SELECT 1').then(Boolean, () => false));
    });

    it('of the guard: another server takes over on the same port', async () => {
      const { connectionString } = await start();
      const pid = serverPid();
      process.kill(parentOf(pid), 'SIGKILL');
      await until(() => !servesFolder(pid, clusterDir));
      await until(() => query(connectionString, 'SELECT 1').then(Boolean, () => false));
    });
  }

  it('of the server again and again: in the end it stays down, and says so', async () => {
    const database = await start();
    let last = 0;
    let over = false;
    void database.exited.then(() => {
      over = true;
    });
    await until(() => {
      const found = readPostmaster(clusterDir);
      if (found.state === 'ready' && found.pid !== last) {
        last = found.pid;
        process.kill(last, 'SIGKILL');
      }
      return over;
    });
    expect(await database.exited).toMatchObject({ expected: false });
    expect(news.at(-1)).toContain('too often to go on');
  });

  it('of our process: the server shuts itself down, and the next start has the data', async () => {
    const host = startHost();
    await query(await host.url, 'CREATE TABLE survives AS SELECT 3 AS n');
    const pid = serverPid();
    await killHard(host.child);
    await until(() => !servesFolder(pid, clusterDir));
    expect(existsSync(join(clusterDir, 'postmaster.pid'))).toBe(false);
    const { connectionString, adopted } = await start();
    expect(adopted).toBe(false);
    expect(await query(connectionString, 'TABLE survives')).toEqual([{ n: 3 }]);
  });

  it('of our process, with a start right behind it: the new start gets a server that stays', async () => {
    const host = startHost();
    await host.url;
    await killHard(host.child);
    const { connectionString } = await start();
    await query(connectionString, 'CREATE TABLE right_behind AS SELECT 1 AS n');
    expect(await query(connectionString, 'TABLE right_behind')).toEqual([{ n: 1 }]);
    expect(news).toEqual([]);
  });

  if (process.platform === 'linux') {
    it('of everything but the server: the next start replaces the orphan', async () => {
      const host = startHost();
      await query(await host.url, 'CREATE TABLE orphaned AS SELECT 4 AS n');
      const pid = serverPid();
      const guard = parentOf(pid);
      const others = readdirSync('/proc', 'utf8')
        .map(Number)
        .filter((other) => other > 0 && other !== pid && parentOf(other) === guard);
      for (const other of [guard, ...others]) process.kill(other, 'SIGKILL');
      await killHard(host.child);
      await until(() => parentOf(pid) !== guard);
      const { connectionString, adopted } = await start();
      expect(adopted).toBe(false);
      expect(serverPid()).not.toBe(pid);
      expect(await query(connectionString, 'TABLE orphaned')).toEqual([{ n: 4 }]);
    });
  }
});

describe('a pid file left behind', () => {
  /** Ends the server in a way that leaves its pid file. */
  async function crash(): Promise<string> {
    const host = startHost();
    await host.url;
    const file = join(clusterDir, 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    const pid = serverPid();
    host.child.kill('SIGSTOP');
    process.kill(pid, 'SIGKILL');
    await until(() => !servesFolder(pid, clusterDir));
    await killHard(host.child);
    expect(existsSync(file)).toBe(true);
    return text;
  }

  it('by a dead server is no hindrance', async () => {
    await crash();
    await start();
  });

  it('with a number that a stranger of the same user has now is no hindrance', async () => {
    const text = await crash();
    const stranger = spawn('sleep', ['60'], { ...chooseServerUser(dataDir, clusterDir), cwd: '/' });
    children.push(stranger);
    await once(stranger, 'spawn');
    writeFileSync(join(clusterDir, 'postmaster.pid'), text.replace(/^\d+/, String(stranger.pid)));
    await start();
    expect(serverPid()).not.toBe(stranger.pid);
    expect(stranger.exitCode).toBe(null);
  });

  it('that a crash of the machine emptied is no hindrance', async () => {
    await crash();
    writeFileSync(join(clusterDir, 'postmaster.pid'), '');
    await start();
  });
});
