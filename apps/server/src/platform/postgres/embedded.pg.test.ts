import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRoot } from '#platform/data-dir';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import {
  clusterDir,
  dataDir,
  home,
  killHard,
  query,
  serverPid,
  start,
  startHost,
  until,
} from '#platform/postgres/embedded-world.fixture';
import { readPostmaster, servesFolder } from '#platform/postgres/postmaster-file';

describe('a new folder', () => {
  it('gives PostgreSQL 18 with UTF-8, its own collation, checksums and a durable disk', async () => {
    const { connectionString } = await start();
    const [row] = await query(
      connectionString,
      `SELECT current_setting('server_version_num')::int / 10000 AS major,
              current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits,
              current_setting('data_checksums') AS checksums, current_setting('shared_buffers') AS buffers,
              datname, pg_encoding_to_char(encoding) AS encoding, datlocprovider, datlocale
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      major: 18,
      fsync: 'on',
      commits: 'on',
      checksums: 'on',
      buffers: '256MB',
      datname: 'houseful',
      encoding: 'UTF8',
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
    });
  });

  it('lets nobody in without the password, and listens on loopback only', async () => {
    const { connectionString } = await start();
    const wrong = connectionString.replace(/:[^:@]+@/, ':guess@');
    await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const [row] = await query(
      connectionString,
      `SELECT current_setting('listen_addresses') AS addresses,
              current_setting('unix_socket_directories') AS sockets`,
    );
    expect(row).toEqual({ addresses: '127.0.0.1', sockets: '' });
    expect(statSync(join(dataDir, 'secrets', 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(clusterDir).mode & 0o777).toBe(0o700);
  });

  it('is shared by processes that start at the same moment', async () => {
    const folder = join(home, 'crowd');
    const urls = await Promise.all([1, 2, 3].map(() => startHost(folder).url));
    expect(new Set(urls).size).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['logs', 'postgres', 'secrets']);
  });

  it('whose first start was killed half-way is made whole by the next start', async () => {
    const folder = join(home, 'interrupted');
    mkdirSync(folder);
    const drafts = () => readdirSync(folder).filter((name) => name.startsWith('postgres.new-'));
    const { child } = startHost(folder);
    await until(() => drafts().some((name) => existsSync(join(folder, name, 'cluster', 'base'))));
    await killHard(child);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    const { connectionString } = await start(folder);
    expect(await query(connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    // The killed start's initdb may write for a moment longer; a later start clears up after it.
    await until(async () => {
      await (await start(folder)).stop();
      return drafts().length === 0;
    });
  });

  if (isRoot()) {
    it('works inside a folder that is closed to the server’s user', async () => {
      const closed = join(home, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const folder = join(closed, 'data');
      const first = await start(folder);
      await query(first.connectionString, 'CREATE TABLE kept AS SELECT 7 AS n');
      process.kill(serverPid(join(folder, 'postgres')), 'SIGKILL');
      await until(async () => {
        const rows = await query(first.connectionString, 'TABLE kept').catch(() => undefined);
        return rows?.[0]?.['n'] === 7;
      });
      await first.stop();
      expect(await query((await start(folder)).connectionString, 'TABLE kept')).toEqual([{ n: 7 }]);
    });
  }
});

describe('stop and start', () => {
  it('keeps the data and the port, and leaves no process behind', async () => {
    const first = await start();
    await query(first.connectionString, 'CREATE TABLE stays AS SELECT 42 AS n');
    const pid = serverPid();
    await first.stop();
    expect(await first.exited).toEqual({ code: 0, signal: null, expected: true });
    expect(servesFolder(pid, clusterDir)).toBe(false);
    const second = await start();
    expect(second.connectionString).toBe(first.connectionString);
    expect(await query(second.connectionString, 'TABLE stays')).toEqual([{ n: 42 }]);
  });

  it('stopping twice is stopping once', async () => {
    const database = await start();
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
  });

  it('stops at once, even while the server is being brought back', async () => {
    const database = await start();
    const port = Number(new URL(database.connectionString).port);
    const stranger = createServer();
    process.kill(serverPid(), 'SIGKILL');
    await until(() => readPostmaster(clusterDir).state === 'down');
    stranger.listen(port, '127.0.0.1');
    await once(stranger, 'listening');
    try {
      await database.stop();
      expect((await database.exited).expected).toBe(true);
      expect(readPostmaster(clusterDir).state).toBe('down');
    } finally {
      stranger.close();
    }
  });

  it('takes another port when a stranger has the last one', async () => {
    const first = await start();
    await first.stop();
    const port = Number(new URL(first.connectionString).port);
    const stranger = createServer();
    stranger.listen(port, '127.0.0.1');
    await once(stranger, 'listening');
    try {
      const second = await start();
      expect(new URL(second.connectionString).port).not.toBe(String(port));
      expect(await query(second.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      stranger.close();
    }
  });

  it('a lost password is renewed, with the data kept', async () => {
    const first = await start();
    await query(first.connectionString, 'CREATE TABLE locked AS SELECT 1 AS n');
    await first.stop();
    rmSync(join(dataDir, 'secrets', 'postgres-password'));
    const second = await start();
    expect(second.connectionString).not.toBe(first.connectionString);
    expect(await query(second.connectionString, 'TABLE locked')).toEqual([{ n: 1 }]);
  });

  it('the data of another major version is refused in one line', async () => {
    await (await start()).stop();
    const file = join(clusterDir, 'PG_VERSION');
    writeFileSync(file, '17\n');
    try {
      await expect(start()).rejects.toThrow(
        /^\S+ was made by PostgreSQL 17, and this release runs PostgreSQL 18; [^\n]*$/,
      );
    } finally {
      writeFileSync(file, '18\n');
    }
  });
});

describe('a folder that is no good', () => {
  it('is refused in one line', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    const refusal = start(join(file, 'data'));
    await expect(refusal).rejects.toBeInstanceOf(EmbeddedPostgresError);
    await expect(refusal).rejects.toThrow(
      /^The database cannot be kept in [^\n]*; write DATA_DIR=[^\n]*$/,
    );
  });

  it('with strange files in the database’s place is left as it is', async () => {
    const folder = join(home, 'strange');
    mkdirSync(join(folder, 'postgres'), { recursive: true });
    writeFileSync(join(folder, 'postgres', 'letters.txt'), 'dear');
    await expect(start(folder)).rejects.toThrow(
      /has files in it that are no PostgreSQL data; move it away/,
    );
    expect(readdirSync(join(folder, 'postgres'))).toEqual(['letters.txt']);
  });
});

describe('two processes on one folder', () => {
  it('share one server, which the guest does not stop', async () => {
    const url = await startHost().url;
    const guest = await start();
    expect(guest.connectionString).toBe(url);
    expect(guest.adopted).toBe(true);
    await guest.stop();
    expect(await guest.exited).toMatchObject({ expected: true });
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('when its starter is killed, the guest brings the server back on the same port', async () => {
    const host = startHost();
    const url = await host.url;
    await query(url, 'CREATE TABLE inherited AS SELECT 5 AS n');
    await start();
    const pid = serverPid();
    await killHard(host.child);
    await until(() => !servesFolder(pid, clusterDir));
    await until(async () => (await query(url, 'TABLE inherited').catch(() => [])).length === 1);
  });
});
