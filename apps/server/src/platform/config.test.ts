import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError, describeConfig, loadConfig, readConfig } from '#platform/config';
import { SETTING_NAMES } from '#platform/config-settings';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'houseful-config-'));
  folders.push(folder);
  return folder;
}

function refusal(env: Record<string, string>, dotEnv = ''): string {
  try {
    readConfig(env, dotEnv);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('was accepted');
}

const STORE = {
  ...{ S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'pictures' },
  ...{ S3_ACCESS_KEY_ID: 'AKIDEXAMPLE', S3_SECRET_ACCESS_KEY: 'a secret of the store' },
};

describe('a store of pictures', () => {
  it.each(Object.keys(STORE))('without its %s stops the start, which says so', (left) => {
    const { [left as keyof typeof STORE]: _, ...others } = STORE;
    expect(() => readConfig(others)).toThrow(`${left} is not; write ${left}=…`);
  });

  it('is given whole or not at all, and its secret is never shown', () => {
    const config = readConfig(STORE);
    expect(config).toMatchObject({ s3Endpoint: STORE.S3_ENDPOINT, s3Prefix: 'houseful/' });
    expect(JSON.stringify(config)).not.toContain(STORE.S3_SECRET_ACCESS_KEY);
  });
});

describe('defaults', () => {
  it('an empty environment gives the documented defaults', () => {
    expect(readConfig({}, '', '/srv/houseful')).toEqual({
      port: 3000,
      host: 'localhost',
      publicUrl: 'http://localhost:3000',
      trustProxy: false,
      dataDir: '/srv/houseful/data',
      databaseUrl: undefined,
      authSecret: undefined,
      demo: true,
      demoOnSale: true,
      gallery: false,
      rateLimits: true,
      logLevel: 'info',
      ...{ s3Endpoint: undefined, s3Bucket: undefined, s3Region: 'us-east-1' },
      ...{ s3AccessKeyId: undefined, s3SecretAccessKey: undefined, s3Prefix: 'houseful/' },
      smtpUrl: undefined,
      mailFrom: 'Houseful <tickets@localhost>',
      holdMinutes: 10,
      holdExtensionMinutes: 5,
      holdTotalMinutesMax: 20,
      paymentWindowMinutes: 5,
      seatsPerHoldMax: 10,
      activeHoldsPerBuyerMax: 10,
      requestsPerMinutePerBuyerMax: 100,
      authRequestsPer5MinutesMax: 5,
      requestsInFlightMax: 20_000,
      bodyBytesMax: 65_536,
    });
  });

  it('the public address follows the port, and loses its final slash', () => {
    expect(readConfig({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
    expect(readConfig({ PUBLIC_URL: 'https://a.example/' }).publicUrl).toBe('https://a.example');
  });

  it('an empty value counts as not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, 'PORT=')).toEqual(readConfig({}));
  });
});

describe('.env', () => {
  it('the environment wins over .env', () => {
    const config = readConfig({ PORT: '4001' }, 'PORT=4002\nDEMO=off');
    expect([config.port, config.demo]).toEqual([4001, false]);
  });

  it('comments, quotes, export, Windows line ends and a byte order mark are understood', () => {
    const text =
      '\uFEFF# ours\r\nexport PORT = 4003 # web\r\n\r\nMAIL_FROM="Box #1 <a@b.example>"\r\n';
    const config = readConfig({}, text);
    expect([config.port, config.mailFrom]).toEqual([4003, 'Box #1 <a@b.example>']);
  });

  it.each([
    [
      'DATABSE_URL=postgres://h/d',
      '.env has DATABSE_URL, which is no setting; write DATABASE_URL=… instead.',
    ],
    ['port=1', '.env has port, which is no setting; write PORT=… instead.'],
    [
      'NONSENSE_OF_MINE=1',
      '.env has NONSENSE_OF_MINE, which is no setting; remove it (docs/config.md lists them all).',
    ],
    [
      'toString=1',
      '.env has toString, which is no setting; remove it (docs/config.md lists them all).',
    ],
    ['PORT 3000', '.env line 1 is not a setting: write NAME=value.'],
    [
      'PORT=x',
      'PORT=x in .env is not a whole number from 0 to 65535; write for instance PORT=3000',
    ],
  ])('%s is refused', (line, message) => {
    expect(refusal({}, line)).toBe(message);
  });
});

describe('a wrong value stops the start with one line that says what to write', () => {
  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '3e3'],
    ['HOST', 'http://localhost'],
    ['PUBLIC_URL', 'tickets.example.org'],
    ['PUBLIC_URL', 'https://example.org/shop'],
    ['TRUST_PROXY', 'true'],
    ['DATABASE_URL', 'mysql://db/houseful'],
    ['DATABASE_URL', 'postgres://[bad'],
    ['AUTH_SECRET', 'x'.repeat(31)],
    ['DEMO', 'no'],
    ['RATE_LIMITS', '0'],
    ['LOG_LEVEL', 'verbose'],
    ['SMTP_URL', 'http://mail'],
    ['MAIL_FROM', 'nobody'],
    ['HOLD_MINUTES', '0'],
    ['HOLD_MINUTES', '31'],
    ['PAYMENT_WINDOW_MINUTES', '61'],
    ['BODY_BYTES_MAX', '10'],
  ])('%s=%s', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(name);
    expect(message).toMatch(new RegExp(`; write for instance ${name}=\\S+`));
    expect(message).not.toContain('\n');
  });

  it('a value with a line break in it still gives one line', () => {
    expect(refusal({ LOG_LEVEL: 'a\nb' })).toContain('LOG_LEVEL=a\\nb is not one of');
  });

  it('shows no secret', () => {
    expect(refusal({ AUTH_SECRET: 'tooshort' })).not.toContain('tooshort');
    expect(refusal({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).not.toContain('hunter2');
    expect(refusal({ SMTP_URL: 'imap://u:hunter2@h' })).not.toContain('hunter2');
  });
});

describe('misspelt names in the environment', () => {
  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['DATADIR', 'DATA_DIR'],
    ['data_dir', 'DATA_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['AUTH_SECRETS', 'AUTH_SECRET'],
    ['HOLD_MINUTS', 'HOLD_MINUTES'],
  ])('%s is refused, and %s is named', (wrong, right) => {
    expect(refusal({ [wrong]: 'x' })).toBe(
      `The environment has ${wrong}, which is no setting; write ${right}=… instead, or unset ${wrong}.`,
    );
  });

  it('names of other programs pass', () => {
    const env = {
      HOSTNAME: 'h',
      POTS: '1',
      DEMOS: '1',
      HTTP_URL: 'x',
      JAVA_DIR: 'x',
      XDG_DATA_DIRS: 'x',
      PGDATABASE: 'x',
      REDIS_URL: 'x',
      HOME: '/',
      PATH: '/bin',
      LANG: 'C',
      MAIL: '/var/mail/x',
    };
    expect(readConfig(env)).toEqual(readConfig({}));
  });

  it('a near-miss beside the right name passes', () => {
    expect(readConfig({ LOGLEVEL: 'x', LOG_LEVEL: 'warn' }).logLevel).toBe('warn');
  });
});

describe('secrets', () => {
  const env = {
    AUTH_SECRET: 's'.repeat(32),
    DATABASE_URL: 'postgres://u:hunter2@h/d',
    SMTP_URL: 'smtp://u:hunter2@h',
  };

  it('no way of printing the configuration shows them', () => {
    const config = readConfig(env);
    for (const text of [`${config}`, JSON.stringify({ config }), inspect({ config })]) {
      expect(text).toContain('(secret)');
      expect(text).not.toMatch(/hunter2|ssss/);
    }
    expect(config.databaseUrl).toBe(env.DATABASE_URL);
  });

  it('the auth secret is made once, kept for the owner alone, and masked', () => {
    const cwd = temporaryFolder();
    const first = loadConfig({}, cwd);
    expect(first.authSecret).toMatch(/^[\w-]{43}$/);
    expect(loadConfig({}, cwd).authSecret).toBe(first.authSecret);
    const file = join(cwd, 'data', 'secrets', 'auth-secret');
    expect(readFileSync(file, 'utf8').trim()).toBe(first.authSecret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(cwd, 'data', 'secrets')).mode & 0o777).toBe(0o700);
    expect(`${first}`).not.toContain(first.authSecret);
  });

  it('a data folder that cannot be made is explained in one line', () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'data'), 'a file, not a folder');
    expect(() => loadConfig({}, cwd)).toThrow(ConfigError);
    expect(() => loadConfig({}, cwd)).toThrow(/^[^\n]*write DATA_DIR=[^\n]*$/);
  });

  it('.env of the working directory is read', () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, '.env'), `AUTH_SECRET=${env.AUTH_SECRET}\nPORT=4444\n`);
    const config = loadConfig({}, cwd);
    expect([config.port, config.authSecret]).toEqual([4444, env.AUTH_SECRET]);
  });
});

it('the settings page has one row for every setting', () => {
  const page = describeConfig();
  for (const name of SETTING_NAMES) expect(page).toContain(`| \`${name}\` |`);
  expect(page.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(
    SETTING_NAMES.length,
  );
});
