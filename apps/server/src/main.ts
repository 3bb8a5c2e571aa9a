import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { systemClock } from '#platform/clock';
import { type Config, ConfigError, EXIT_CODE_CONFIG, loadConfig } from '#platform/config';
import { startEmbeddedPostgres } from '#platform/postgres/embedded';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import { systemRandom } from '#platform/random';
import { createLogger, type Logger } from '#platform/telemetry/logger';
import { compose, type House } from './compose.ts';
import { createDemoCity, DEMO_LOGINS } from './demo/demo-city.ts';
import { injectRequest } from './gateway/inject-request.ts';
import { listenWidely } from './gateway/listen-widely.ts';
import { registerWeb } from './gateway/web.ts';
import { rebuildOrderDesk } from './rebuild-order-desk.ts';
import { recountReports } from './recount.ts';

const POSTGRES_VERSION_MIN = 15;
const STOP_MS_MAX = 15_000;
const PORT_WAIT_MS_MAX = 8_000;
const PORT_RETRY_MS = 500;
/** Connections that may wait to be taken. Past it the system drops them unheard; Linux allows 4,096 unless told otherwise. */
const WAITING_CONNECTIONS_MAX = 4_096;
const EXIT_CODE_FAILED = 1;

const WEB_BUILD = fileURLToPath(new URL('../../web/build', import.meta.url));
const { version } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** A start that cannot go on, for a reason the reader can mend; the message is one line. */
class StartError extends Error {}

type Undo = () => Promise<void>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function run(): Promise<void> {
  const config = loadConfig();
  const log = createLogger(config.logLevel);
  const undo: Undo[] = [];
  const stop = stopOnce(undo, log);
  try {
    if (process.argv[2] === 'recount') await recount(config, log, undo, stop);
    else if (process.argv[2] === 'rebuild-order-desk') await rebuild(config, log, undo, stop);
    else await start(config, log, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `npm run insights -- rebuild`: no house is opened for it. */
async function recount(config: Config, log: Logger, undo: Undo[], stop: Undo): Promise<void> {
  const connectionString = await openDatabase(config, log, undo);
  const sources = { clock: systemClock, random: systemRandom };
  say(await recountReports({ version, config, connectionString, log, ...sources }));
  await stop();
}

/** `npm run order-desk -- rebuild`: no house is opened for it. */
async function rebuild(config: Config, log: Logger, undo: Undo[], stop: Undo): Promise<void> {
  const connectionString = await openDatabase(config, log, undo);
  const sources = { clock: systemClock, random: systemRandom };
  say(await rebuildOrderDesk({ version, config, connectionString, log, ...sources }));
  await stop();
}

async function start(config: Config, log: Logger, undo: Undo[], stop: Undo): Promise<void> {
  process.on('SIGINT', () => void leave(stop, 'Ctrl-C'));
  process.on('SIGTERM', () => void leave(stop, 'SIGTERM'));

  const connectionString = await openDatabase(config, log, undo);
  const house = await compose({
    version,
    config,
    connectionString,
    clock: systemClock,
    random: systemRandom,
    log,
  });
  undo.push(house.stop);
  await registerWeb(house.app, {
    buildFolder: WEB_BUILD,
    publicUrl: config.publicUrl,
    random: systemRandom,
    gallery: config.gallery,
    fetchApi: (request, visitor) => injectRequest(house.app, request, visitor),
    countVisit: house.countVisit,
  });
  await listen(house, config);

  const demo = config.demo
    ? createDemoCity(house, systemClock, systemRandom, { onSale: config.demoOnSale })
    : null;
  if (demo) undo.push(demo.stop);
  await house.start(demo?.jobs ?? []);
  await demo?.open(say);
  house.open();
  const roomId = (await demo?.announceOnSale()) ?? null;
  announce(config, { demo: demo !== null, roomId, setUpWord: await setUpWordOf(house) });
  demo?.admitCrowd().catch((error: unknown) => log.warn({ err: error }, 'the crowd went home'));
}

/**
 * What makes the first operator; null where there is one, who owns the first organisation if nobody else does: a house from
 * before there were organisations goes on as it was.
 */
async function setUpWordOf({ faces: { identity, organisations } }: House): Promise<string | null> {
  const ownerId = await identity.findOperator();
  if (ownerId === null) return organisations.setUpWord;
  await organisations.openFirst({ name: 'Our house', ownerId });
  return null;
}

async function openDatabase(config: Config, log: Logger, undo: Undo[]): Promise<string> {
  if (config.databaseUrl !== undefined) {
    await checkDatabase(config.databaseUrl);
    return config.databaseUrl;
  }
  say('Starting the database …');
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  undo.push(() => server.stop());
  void server.exited.then(({ expected }) => {
    if (expected) return;
    say('The database stopped and could not be started again; see its log in the data folder.');
    process.exit(EXIT_CODE_FAILED);
  });
  return server.connectionString;
}

async function checkDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major >= POSTGRES_VERSION_MIN) return;
    throw new StartError(
      `DATABASE_URL is a PostgreSQL ${major}; Houseful needs ${POSTGRES_VERSION_MIN} or newer.`,
    );
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`DATABASE_URL does not answer (${reason}): check address and password.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A process killed a moment ago may still be letting go of the port, so it is given some time. */
async function listen({ app }: House, { host, port }: Config): Promise<void> {
  const giveUpAt = systemClock.now().getTime() + PORT_WAIT_MS_MAX;
  for (;;) {
    try {
      await listenWidely(app, { host, port, backlog: WAITING_CONNECTIONS_MAX, clock: systemClock });
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES') {
        throw new StartError(`Port ${port} needs more rights: write PORT=3000 npm start, say.`);
      }
      if (code !== 'EADDRINUSE') throw error;
      if (systemClock.now().getTime() >= giveUpAt) {
        throw new StartError(
          `Port ${port} is in use by another program: stop it, or write PORT=${port + 1} npm start.`,
        );
      }
      await systemClock.sleep(PORT_RETRY_MS);
    }
  }
}

interface Opening {
  readonly demo: boolean;
  /** Of the waiting room that the demo announces. */
  readonly roomId: string | null;
  /** Null once somebody runs the installation. */
  readonly setUpWord: string | null;
}

function announce({ publicUrl }: Config, { demo, roomId, setUpWord }: Opening): void {
  say('');
  say(`  Houseful is open:  ${publicUrl}`);
  say(`  API documentation: ${publicUrl}/api/docs`);
  if (demo) {
    say('');
    for (const { role, email, password } of DEMO_LOGINS) {
      say(`  Demo ${role}: ${email} / ${password}`);
    }
    say(`  Mails sent by the demo: ${publicUrl}/backoffice/mailbox (sign in as operator)`);
  }
  if (roomId !== null) {
    say(`  In a minute a waiting room opens: ${publicUrl}/waiting-rooms/${roomId}`);
  }
  if (setUpWord !== null) {
    say('');
    say('  Nobody runs this house yet. Who opens this link first does:');
    say(`  ${publicUrl}/desk/set-up#${setUpWord}`);
  }
  say('');
  say('  Ctrl-C closes the box office.');
}

/** Undoes the start in reverse, once, however often it is asked; what hangs is left behind. */
function stopOnce(undo: Undo[], log: Logger): Undo {
  let stopping: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    for (const step of undo.toReversed()) {
      await step().catch((error: unknown) => log.error({ err: error }, 'did not stop cleanly'));
    }
  }
  return () => (stopping ??= stopAll());
}

async function leave(stop: Undo, why: string): Promise<void> {
  say(`Closing (${why}): finishing what was begun …`);
  const inTime = await Promise.race([
    stop().then(() => true),
    systemClock.sleep(STOP_MS_MAX).then(() => false),
  ]);
  say(inTime ? 'Closed.' : 'Something did not finish in time; leaving anyway.');
  process.exit(inTime ? 0 : EXIT_CODE_FAILED);
}

run().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_CODE_CONFIG);
  }
  const expected = error instanceof StartError || error instanceof EmbeddedPostgresError;
  const text = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
  process.stderr.write(`Houseful could not start. ${text}\n`);
  process.exit(EXIT_CODE_FAILED);
});
