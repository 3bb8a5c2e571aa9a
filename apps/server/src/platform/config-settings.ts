import { z } from 'zod';

/**
 * One setting: how its text is read, and everything a person needs to write it.
 * `expects` and `example` finish the one line that a wrong value is answered with.
 */
interface Setting<S extends z.ZodType> {
  readonly schema: S;
  readonly expects: string;
  readonly example: string;
  /** How the default is shown in the documentation. */
  readonly standard: string;
  readonly about: string;
  /** Never printed: not in an error, not in a log, not in the documentation. */
  readonly secret?: true;
}

function setting<S extends z.ZodType>(parts: Setting<S>): Setting<S> {
  return parts;
}

function wholeNumber(range: { from: number; to: number; standard: number; about: string }) {
  const { from, to, standard, about } = range;
  return setting({
    schema: z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number)
      .pipe(z.number().min(from).max(to))
      .default(standard),
    expects: `a whole number from ${from} to ${to}`,
    example: String(standard),
    standard: String(standard),
    about,
  });
}

function onOrOff(standard: 'on' | 'off', about: string) {
  return setting({
    schema: z
      .enum(['on', 'off'])
      .transform((word) => word === 'on')
      .default(standard === 'on'),
    expects: 'on or off',
    example: standard === 'on' ? 'off' : 'on',
    standard,
    about,
  });
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const AUTH_SECRET_CHARACTERS_MIN = 32;

/**
 * Every setting there is. The name is the environment variable; the code reads it in camel case
 * (`HOLD_MINUTES` is `config.holdMinutes`). `docs/config.md` is generated from this table.
 */
export const SETTINGS = {
  PORT: wholeNumber({
    from: 0,
    to: 65_535,
    standard: 3000,
    about: 'TCP port of the website and the API. 0 takes any free port.',
  }),
  HOST: setting({
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/)
      .default('localhost'),
    expects: 'a host name or an IP address of this machine',
    example: '0.0.0.0',
    standard: 'localhost',
    about:
      'Address to listen on. `localhost` answers this machine alone, over IPv4 and IPv6: the demo prints its passwords, ' +
      'so opening it to others is a choice. `0.0.0.0` opens it to the network (a theatre’s own machine, a container).',
  }),
  PUBLIC_URL: setting({
    schema: z
      .string()
      .regex(/^https?:\/\/[^/?#\s]+\/?$/)
      .refine((text) => URL.canParse(text))
      .transform((text) => new URL(text).origin)
      .optional(),
    expects: 'an http:// or https:// address without a path',
    example: 'https://tickets.example.org',
    standard: '`http://localhost:` and the port',
    about:
      'Where people reach this site: used in mails, tickets and payment pages, and in what search engines read.',
  }),
  TRUST_PROXY: setting({
    schema: z
      .string()
      .regex(/^(off|[1-9]|10)$/)
      .transform((text) => (text === 'off' ? false : Number(text)))
      .default(false),
    expects: 'off, or the number of reverse proxies in front from 1 to 10',
    example: '1',
    standard: 'off',
    about:
      'How many reverse proxies of yours stand in front; the buyer’s address is then taken from X-Forwarded-For, ' +
      'counted from the right. Too high a number lets visitors invent their address.',
  }),
  DATA_DIR: setting({
    schema: z.string().min(1).default('./data'),
    expects: 'a folder',
    example: './data',
    standard: './data',
    about: 'Folder for everything that must be kept: the database, its log and the secrets.',
  }),
  DATABASE_URL: setting({
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/)
      .refine((text) => URL.canParse(text))
      .optional(),
    expects: 'the address of a PostgreSQL 15 or newer',
    example: 'postgres://user:password@db.example.org:5432/houseful',
    standard: 'none: a PostgreSQL 18 of its own under `DATA_DIR`',
    about: 'Your own PostgreSQL, 15 or newer, instead of the built-in one.',
    secret: true,
  }),
  AUTH_SECRET: setting({
    schema: z.string().min(AUTH_SECRET_CHARACTERS_MIN).optional(),
    expects: `at least ${AUTH_SECRET_CHARACTERS_MIN} characters`,
    example: '<32 or more random characters>',
    standard: 'made at the first start and kept in `DATA_DIR/secrets/auth-secret`',
    about:
      'Key of the access tokens (HS256). Processes behind one address need the same; changing it signs everybody out.',
    secret: true,
  }),
  S3_ENDPOINT: setting({
    schema: z
      .string()
      .regex(/^https?:\/\/[^/?#\s]+\/?$/)
      .refine((text) => URL.canParse(text))
      .transform((text) => new URL(text).origin)
      .optional(),
    expects: 'an http:// or https:// address without a path',
    example: 'https://s3.eu-central-1.amazonaws.com',
    standard: 'none: uploaded pictures are kept in `DATA_DIR/media`',
    about:
      'Where uploaded pictures are kept instead: an S3 or what speaks like it. Needed with several machines that share no ' +
      'disk; `S3_BUCKET`, `S3_ACCESS_KEY_ID` and `S3_SECRET_ACCESS_KEY` belong to it.',
  }),
  S3_BUCKET: setting({
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    expects: 'the name of a bucket that is there',
    example: 'houseful-pictures',
    standard: 'none',
    about: 'Bucket of `S3_ENDPOINT`; it may be private, the house hands the pictures out.',
  }),
  S3_REGION: setting({
    schema: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default('us-east-1'),
    expects: 'the name of a region',
    example: 'eu-central-1',
    standard: 'us-east-1',
    about: 'Region of `S3_ENDPOINT`; many that are not Amazon’s take any.',
  }),
  S3_ACCESS_KEY_ID: setting({
    schema: z
      .string()
      .regex(/^[\w.-]{1,128}$/)
      .optional(),
    expects: 'the id of an access key',
    example: 'AKIAIOSFODNN7EXAMPLE',
    standard: 'none',
    about: 'Who the house is at `S3_ENDPOINT`: may get, put and delete objects of the bucket.',
  }),
  S3_SECRET_ACCESS_KEY: setting({
    schema: z.string().min(8).max(256).optional(),
    expects: 'the secret of that access key',
    example: '<the secret of S3_ACCESS_KEY_ID>',
    standard: 'none',
    about: 'Signs what the house asks of `S3_ENDPOINT`.',
    secret: true,
  }),
  S3_PREFIX: setting({
    schema: z
      .string()
      .regex(/^([A-Za-z0-9_-]+\/)+$/)
      .default('houseful/'),
    expects: 'folders, each with a slash behind it',
    example: 'houseful/',
    standard: 'houseful/',
    about: 'Before the name of every object, so that a bucket may hold other things, too.',
  }),
  DEMO: onOrOff('on', 'Fill an empty database with the demo city. `off` starts empty.'),
  DEMO_ON_SALE: onOrOff(
    'on',
    'In a new demo city, have a concert go on sale behind a waiting room a few minutes after the first start, with ' +
      'a make-believe crowd in front of it.',
  ),
  RATE_LIMITS: onOrOff('on', 'Limits of requests per buyer and address. `off` only to measure.'),
  GALLERY: onOrOff(
    'off',
    'Show the page `/gallery`: every piece of the screens in every state, for those who work on them.',
  ),
  LOG_LEVEL: setting({
    schema: z.enum(LOG_LEVELS).default('info'),
    expects: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    standard: 'info',
    about: `How much is logged to standard error, as JSON lines: ${LOG_LEVELS.join(', ')}.`,
  }),
  SMTP_URL: setting({
    schema: z
      .string()
      .regex(/^smtps?:\/\/\S+$/)
      .refine((text) => URL.canParse(text))
      .optional(),
    expects: 'the address of a mail server',
    example: 'smtp://user:password@mail.example.org:587',
    standard: 'none: mail is kept in the built-in mailbox',
    about: 'Mail server that delivers to buyers. Without it, mail can be read in the browser only.',
    secret: true,
  }),
  MAIL_FROM: setting({
    schema: z
      .string()
      .max(320)
      .regex(/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .default('Houseful <tickets@localhost>'),
    expects: 'a mail address, with or without a name',
    example: 'Houseful <tickets@example.org>',
    standard: 'Houseful \\<tickets@localhost\\>',
    about: 'Sender of the mails.',
  }),
  HOLD_MINUTES: wholeNumber({
    from: 1,
    to: 30,
    standard: 10,
    about: 'Minutes that a hold keeps its seats.',
  }),
  HOLD_EXTENSION_MINUTES: wholeNumber({
    from: 0,
    to: 30,
    standard: 5,
    about: 'Minutes by which a buyer may extend a running hold, once. 0 offers no extension.',
  }),
  HOLD_TOTAL_MINUTES_MAX: wholeNumber({
    from: 1,
    to: 60,
    standard: 20,
    about:
      'Minutes from its beginning that a hold may last at most; an extension ends there. A value not above ' +
      '`HOLD_MINUTES` offers no extension.',
  }),
  PAYMENT_WINDOW_MINUTES: wholeNumber({
    from: 1,
    to: 60,
    standard: 5,
    about: 'Minutes to pay once the order is placed; it has its own clock.',
  }),
  SEATS_PER_HOLD_MAX: wholeNumber({
    from: 1,
    to: 100,
    standard: 10,
    about: 'Seats that one hold may have at most. A show may set less.',
  }),
  ACTIVE_HOLDS_PER_BUYER_MAX: wholeNumber({
    from: 1,
    to: 1000,
    standard: 10,
    about: 'Running holds that one buyer may have at most.',
  }),
  REQUESTS_PER_MINUTE_PER_BUYER_MAX: wholeNumber({
    from: 1,
    to: 1_000_000,
    standard: 100,
    about:
      'Requests per minute that one buyer, or one address without a sign-in, may make; reading without a sign-in ' +
      'may be six times as much, because a family or an office is one address.',
  }),
  AUTH_REQUESTS_PER_5_MINUTES_MAX: wholeNumber({
    from: 1,
    to: 100_000,
    standard: 5,
    about: 'Sign-ups and sign-ins per 5 minutes, for each account and each address.',
  }),
  REQUESTS_IN_FLIGHT_MAX: wholeNumber({
    from: 1,
    to: 1_000_000,
    standard: 20_000,
    about:
      'Requests of newcomers that one process works on at a time; one more is refused at once with 503, and from half ' +
      'of it on also one that would have to wait longer than a second. As many may read, twice as many go on with ' +
      'what they have begun (order, payment, ticket), and a two-hundredth of it is pages being made.',
  }),
  BODY_BYTES_MAX: wholeNumber({
    from: 1024,
    to: 16_777_216,
    standard: 65_536,
    about: 'Bytes that the body of a request may have at most.',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<S>;

/** `HOLD_MINUTES` → `holdMinutes`, with the type its schema gives. */
export type SettingValues = {
  readonly [Name in SettingName as CamelCase<Name>]: z.output<(typeof SETTINGS)[Name]['schema']>;
};

export function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
