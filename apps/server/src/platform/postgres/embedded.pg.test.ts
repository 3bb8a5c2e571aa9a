import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isRoot } from '#platform/data-dir';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres/embedded';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import { readPostmaster, servesFolder } from '#platform/postgres/postmaster-file';
import { chooseServerUser } from '#platform/postgres/server-user';

const WAIT_MS_MAX = 15_000;
const POLL_MS = 20;

let home: string;
let dataDir: string;
let clusterDir: string;
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const news: string[] = [];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'houseful-postgres-'));
  chmodSync(home, 0o755);
  dataDir = join(home, 'shared');
  clusterDir = join(dataDir, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of running.splice(0)) await database.stop();
  await until(() => !('pid' in readPostmaster(clusterDir)));
  news.length = 0;
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  const tell = (text: string) => void news.push(text);
  const database = await startEmbeddedPostgres({
    dataDir: folder,
    log: { info: tell, warn: tell },
  });
  running.push(database);
  return database;
}

/** The database in a process of its own; resolves to its connection string when it is open. */
function startHost(folder = dataDir): { child: ChildProcess; url: Promise<string> } {
  const script = join(import.meta.dirname, 'embedded-host.fixture.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let errors = '';
  child.stderr?.on('data', (text) => (errors += text));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text) => resolve(String(text).trim()));
    child.once('exit', () => reject(new Error(errors)));
  });
  url.catch(() => undefined);
  return { child, url };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + WAIT_MS_MAX;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`waited too long; news: ${news.join('; ')}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function serverPid(folder = clusterDir): number {
  const found = readPostmaster(folder);
  if (found.state !== 'ready') throw new Error(`the server is ${found.state}`);
  return found.pid;
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function parentOf(pid: number): number {
  const stat = existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

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
