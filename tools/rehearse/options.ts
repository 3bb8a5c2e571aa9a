import { parseArgs } from 'node:util';

/** What is to be rehearsed, and how. Shares are parts of 1. */
export interface Options {
  readonly url: string;
  readonly showId: string;
  readonly buyers: number;
  readonly placesPerInterval: number;
  /** Of the on-sale, not of the rehearsal: `speed` is not in it. */
  readonly intervalMs: number;
  readonly activeMax: number;
  /** The rehearsal runs so many times as fast as the on-sale. */
  readonly speed: number;
  readonly lobbyMinutes: number;
  readonly botShare: number;
  readonly leaverShare: number;
  readonly sleeperShare: number;
  /** Of the on-sale, from the doors on; who still waits then is sent home. */
  readonly minutesMax: number;
  readonly folder: string;
  readonly seed: string;
}

/** What the caller wrote cannot be understood; the message says what to write. */
export class UsageError extends Error {}

export const USAGE = `npm run rehearse -- --show <id> [--buyers 1000] [--url http://localhost:3000]
  [--operator email:password]  or REHEARSE_OPERATOR=email:password in the environment
  [--pace 50/30s] [--cap 500]  as the room of the real on-sale will have them
  [--speed 10]                 so many times as fast: pace, turns and what buyers do between their clicks
  [--lobby 10m] [--minutes 180]  of the on-sale: how long the doors are open before it; when to stop waiting
  [--bots 5%] [--leave 10%] [--sleep 3%]  of the buyers
  [--out <folder>] [--seed <word>]`;

const BUYERS_MAX = 50_000;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

export function readOptions(args: readonly string[], today: string): Options {
  const { values } = parse(args);
  if (!values.show)
    throw new UsageError('Say which show: --show <id>, as in the address of its page.');
  const [places, interval] = values.pace.split('/');
  return {
    url: addressOf(values.url),
    showId: values.show,
    buyers: numberOf('--buyers', values.buyers, 10, BUYERS_MAX),
    placesPerInterval: numberOf('--pace', places ?? '', 1, 100_000),
    intervalMs: durationOf('--pace', interval ?? ''),
    activeMax: numberOf('--cap', values.cap, 1, 100_000),
    speed: numberOf('--speed', values.speed, 1, 100),
    lobbyMinutes: durationOf('--lobby', values.lobby) / UNIT_MS.m,
    botShare: shareOf('--bots', values.bots),
    leaverShare: shareOf('--leave', values.leave),
    sleeperShare: shareOf('--sleep', values.sleep),
    minutesMax: numberOf('--minutes', values.minutes, 1, 1_440),
    folder: values.out ?? `rehearsal-${today}`,
    seed: values.seed,
  };
}

function parse(args: readonly string[]) {
  const text = (standard: string) => ({ type: 'string', default: standard }) as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        show: { type: 'string' },
        out: { type: 'string' },
        operator: { type: 'string' },
        url: text('http://localhost:3000'),
        buyers: text('1000'),
        pace: text('50/30s'),
        cap: text('500'),
        speed: text('10'),
        lobby: text('10m'),
        minutes: text('180'),
        bots: text('5%'),
        leave: text('10%'),
        sleep: text('3%'),
        seed: text('houseful'),
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Who creates the room: from `--operator`, else from the environment, where no list of processes shows it. */
export function readOperator(
  args: readonly string[],
  environment: string | undefined,
): { email: string; password: string } {
  const text = parse(args).values.operator ?? environment ?? '';
  const colon = text.indexOf(':');
  if (colon < 1) {
    throw new UsageError(
      'Say who runs it: REHEARSE_OPERATOR=email:password, or --operator email:password.',
    );
  }
  return { email: text.slice(0, colon), password: text.slice(colon + 1) };
}

function numberOf(name: string, text: string, from: number, to: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new UsageError(`${name} must be a number from ${from} to ${to}, not "${text}".`);
}

function durationOf(name: string, text: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smh])$/.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit as keyof typeof UNIT_MS] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new UsageError(
    name === '--pace'
      ? '--pace must be places and a time: 50/30s, say, or 100/1m.'
      : `${name} must be a time: 30s, 10m or 1h.`,
  );
}

function shareOf(name: string, text: string): number {
  const [, count = ''] = /^(\d{1,2}(?:\.\d+)?)%$/.exec(text) ?? [];
  if (count !== '') return Number(count) / 100;
  throw new UsageError(`${name} must be a share of the buyers: 5%, say.`);
}

function addressOf(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text).origin;
  throw new UsageError('--url must be the address of a running Houseful: http://localhost:3000.');
}
