import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import {
  AUTH_SECRET_CHARACTERS_MIN,
  camelCase,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  type SettingValues,
} from '#platform/config-settings';
import { keepSecret } from '#platform/kept-secret';
import { nearest } from '#platform/spelling';

/** What the settings say; `publicUrl` has its default filled in and `dataDir` is absolute. */
export type Settings = Omit<SettingValues, 'publicUrl'> & { readonly publicUrl: string };

/** The settings a process runs with: as given, and with the secret that was made when none was given. */
export type Config = Omit<Settings, 'authSecret'> & { readonly authSecret: string };

type Env = Readonly<Record<string, string | undefined>>;

/** A setting is wrong. The message is one line that says what to write instead, and shows no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Exit code for a start that a wrong setting stopped. Source: sysexits.h, EX_CONFIG. */
export const EXIT_CODE_CONFIG = 78;

/** A near-miss in the environment may be another program's name: short names must be nearer. */
const NEAR_MISS_LETTERS_MIN = 6;
const LONG_NAME_LETTERS_MIN = 10;
const SUGGESTION_SLIPS_MAX = 3;

/**
 * Reads every setting, the environment before `.env`; empty counts as not given. Touches no file.
 * Printing the result in any way (`${}`, JSON, inspect, a log) masks its secrets.
 * @throws ConfigError for a wrong value, an unknown name in `.env`, or a name in the environment
 * that looks like a misspelt setting which is not given otherwise.
 */
export function readConfig(env: Env, dotEnvText = '', cwd = process.cwd()): Settings {
  const dotEnv = parseDotEnv(dotEnvText);
  refuseUnknown(dotEnv);
  refuseNearMisses(env, dotEnv);
  const values: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const fromEnv = env[name]?.trim() || undefined;
    const text = fromEnv ?? (dotEnv.get(name) || undefined);
    values[camelCase(name)] = readValue(name, text, fromEnv === undefined ? ' in .env' : '');
  }
  const given = values as unknown as SettingValues;
  refuseHalfAStore(given);
  return masked({
    ...given,
    dataDir: resolve(cwd, given.dataDir),
    publicUrl: given.publicUrl ?? `http://localhost:${given.port}`,
  });
}

/**
 * The configuration of this process: the environment, `.env` of the working directory when there
 * is one, and the kept auth secret (made under `DATA_DIR` at the first start).
 * @throws ConfigError as readConfig, or when `.env` or the secret cannot be read or made.
 */
export function loadConfig(env: Env = process.env, cwd = process.cwd()): Config {
  const settings = readConfig(env, readDotEnv(join(cwd, '.env')), cwd);
  return masked({ ...settings, authSecret: settings.authSecret ?? keepAuthSecret(settings) });
}

function keepAuthSecret({ dataDir }: Settings): string {
  try {
    const secret = keepSecret(dataDir, 'auth-secret');
    if (secret.length >= AUTH_SECRET_CHARACTERS_MIN) return secret;
    throw new Error('it is too short: delete it, and a new one is made');
  } catch (error) {
    throw new ConfigError(
      `The auth secret in ${join(dataDir, 'secrets')} cannot be kept (${(error as Error).message}); ` +
        'write DATA_DIR=<a folder you may write>, or give AUTH_SECRET yourself.',
    );
  }
}

function readDotEnv(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new ConfigError(`${file} cannot be read (${(error as Error).message}).`);
  }
}

/** `NAME=value` per line; `#` comments, `export`, and one pair of quotes are understood. */
function parseDotEnv(text: string): Map<string, string> {
  const values = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const parts = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!parts?.[1]) {
      throw new ConfigError(`.env line ${index + 1} is not a setting: write NAME=value.`);
    }
    values.set(parts[1], unquote(parts[2] ?? ''));
  }
  return values;
}

function unquote(text: string): string {
  const quoted = /^(["'])(.*)\1(\s+#.*)?$/.exec(text);
  return quoted ? (quoted[2] ?? '') : text.replace(/(^|\s+)#.*$/, '').trim();
}

/** A store of pictures is given with all that it takes to reach it, or not at all. */
function refuseHalfAStore(given: SettingValues): void {
  const parts = {
    S3_ENDPOINT: given.s3Endpoint,
    S3_BUCKET: given.s3Bucket,
    S3_ACCESS_KEY_ID: given.s3AccessKeyId,
    S3_SECRET_ACCESS_KEY: given.s3SecretAccessKey,
  };
  const said = Object.entries(parts).filter(([, value]) => value !== undefined);
  if (said.length === 0 || said.length === Object.keys(parts).length) return;
  const [missing] = Object.entries(parts).find(([, value]) => value === undefined) ?? [];
  const [first] = said[0] ?? [];
  throw new ConfigError(
    `${first} is given and ${missing} is not; write ${missing}=… as well, or take ${first} away.`,
  );
}

function refuseUnknown(dotEnv: ReadonlyMap<string, string>): void {
  for (const name of dotEnv.keys()) {
    if (Object.hasOwn(SETTINGS, name)) continue;
    const meant = nearest(name, SETTING_NAMES, SUGGESTION_SLIPS_MAX);
    throw new ConfigError(
      meant
        ? `.env has ${name}, which is no setting; write ${meant}=… instead.`
        : `.env has ${name}, which is no setting; remove it (docs/config.md lists them all).`,
    );
  }
}

function refuseNearMisses(env: Env, dotEnv: ReadonlyMap<string, string>): void {
  const open = SETTING_NAMES.filter(
    (name) => name.length >= NEAR_MISS_LETTERS_MIN && !env[name] && !dotEnv.get(name),
  );
  for (const name of Object.keys(env)) {
    if (Object.hasOwn(SETTINGS, name) || name.length < NEAR_MISS_LETTERS_MIN) continue;
    const meant =
      nearest(name, open, 1) ??
      nearest(
        name,
        open.filter(({ length }) => length >= LONG_NAME_LETTERS_MIN),
        2,
      );
    if (meant) {
      throw new ConfigError(
        `The environment has ${name}, which is no setting; write ${meant}=… instead, or unset ${name}.`,
      );
    }
  }
}

function readValue(name: SettingName, text: string | undefined, where: string): unknown {
  const { schema, expects, example, ...setting } = SETTINGS[name];
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  const shown = 'secret' in setting ? '' : `=${JSON.stringify(text).slice(1, -1).slice(0, 60)}`;
  throw new ConfigError(
    `${name}${shown}${where} is not ${expects}; write for instance ${name}=${example}`,
  );
}

/** Hides the secrets wherever the object is printed; the properties themselves stay readable. */
function masked<C extends object>(config: C): C {
  const view = () => withoutSecrets(config);
  const hidden = (value: () => unknown) => ({ value, enumerable: false });
  Object.defineProperties(config, {
    toJSON: hidden(view),
    toString: hidden(() => JSON.stringify(view())),
    [inspect.custom]: hidden(view),
  });
  return Object.freeze(config);
}

function withoutSecrets(config: object): Record<string, unknown> {
  const secrets = new Set(
    SETTING_NAMES.filter((name) => 'secret' in SETTINGS[name]).map((name) => camelCase(name)),
  );
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      secrets.has(key) && value !== undefined ? '(secret)' : value,
    ]),
  );
}

/** The settings as a Markdown page: name, default, meaning, what is accepted. */
export function describeConfig(): string {
  const rows = SETTING_NAMES.map((name) => {
    const { standard, about, expects } = SETTINGS[name];
    return `| \`${name}\` | ${standard} | ${about} | ${expects} |`;
  });
  return [
    '# Settings',
    '',
    'Settings are environment variables, or lines `NAME=value` in a file `.env` in the folder the server is',
    'started in; the environment wins, and an empty value counts as not given. A wrong value, an unknown name in',
    '`.env` or a misspelt name in the environment stops the start with one line that says what to write.',
    '',
    '| name | default | meaning | accepts |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
