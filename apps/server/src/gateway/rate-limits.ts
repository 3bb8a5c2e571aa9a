import { isIP } from 'node:net';
import type { Caller, Operation } from '@houseful/contract/operation';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addMs, type Clock, SECOND_MS } from '#platform/clock';
import { overloaded, problem } from '#platform/problem';
import { createPromoTries } from './promo-tries.ts';

export const GENERAL_WINDOW_SECONDS = 60;
export const SIGN_IN_WINDOW_SECONDS = 300;

/**
 * Anonymous reading is counted per address, and a family, an office or a mobile network is one
 * address: it may read this many times as much as one buyer. Reading is cheap: mostly memory.
 */
export const ANONYMOUS_READS_FACTOR = 6;

/**
 * All scanners of a venue come from one address: sixty gates at one person a second. Their tokens have 256 bits, so trying them out
 * leads nowhere.
 */
export const GATE_FACTOR = 60;

/**
 * Sources a limiter takes on per window: about 1 KB each, so 400 MB at the very worst (two windows
 * overlap). Past it, see `whenFull`.
 */
export const SOURCES_PER_WINDOW_MAX = 200_000;

export interface RateLimitsDeps {
  /** `RATE_LIMITS`; when false nothing is counted or refused. */
  readonly rateLimits: boolean;
  readonly requestsPerMinutePerBuyerMax: number;
  readonly authRequestsPer5MinutesMax: number;
  readonly clock: Clock;
  /** SOURCES_PER_WINDOW_MAX unless given. */
  readonly sourcesPerWindowMax?: number;
}

export interface CountedRequest {
  readonly operation: Pick<Operation, 'method' | 'limit'>;
  readonly caller: Caller | null;
  /** The peer's IP address, behind trusted proxies already resolved. */
  readonly address: string;
}

export interface RateLimits {
  /**
   * Counts a request on arrival, before its body is read: per buyer, or per address when nobody
   * is signed in; for sign-in doors per address a second time, strictly.
   * @throws too-many-requests
   */
  countRequest(request: CountedRequest): Promise<void>;
  /** Counts a page like one reading of an anonymous visitor. @throws too-many-requests */
  countVisit(visitor: { readonly address: string }): Promise<void>;
  /**
   * Counts a try at an account, for every address together; call it on sign-in doors once the
   * body is read, whether or not the account exists. The account is named by its email, or by its
   * id where the caller is signed in to it.
   * @throws too-many-requests
   */
  countSignIn(account: string): Promise<void>;
  /**
   * Counts a try at a place in a waiting room, like a sign-in but apart from them: a crowd that joins must not keep
   * anybody from signing in, and is let in uncounted where it is too large to be counted. @throws too-many-requests
   */
  countJoin(buyerId: string): Promise<void>;
  /**
   * Lets a promo code be tried; one that turns out to be none counts, for the buyer and, so that new guests do not help,
   * for their network. @throws too-many-requests
   */
  tryPromoCode<T>(
    buyer: { readonly buyerId: string; readonly network: string },
    work: () => Promise<T>,
  ): Promise<T>;
}

/**
 * Fixed windows that begin with a source's first request. Each process counts for itself: behind
 * N processes a source may get up to N times as much.
 *
 * The library reads the machine's clock for the windows. Limits are no business outcome, nothing
 * that is replayed depends on them, and simulations run with them off.
 */
export function createRateLimits(deps: RateLimitsDeps): RateLimits {
  if (!deps.rateLimits) {
    const countNothing = async () => undefined;
    const tryPromoCode: RateLimits['tryPromoCode'] = (_buyer, work) => work();
    return {
      ...{ countRequest: countNothing, countVisit: countNothing },
      ...{ countSignIn: countNothing, countJoin: countNothing, tryPromoCode },
    };
  }
  const { clock, requestsPerMinutePerBuyerMax, authRequestsPer5MinutesMax } = deps;
  const { sourcesPerWindowMax = SOURCES_PER_WINDOW_MAX } = deps;
  const windowSeconds = GENERAL_WINDOW_SECONDS;
  const general = (pointsMax: number) =>
    createLimiter({ pointsMax, windowSeconds, whenFull: 'let-in', sourcesPerWindowMax }, clock);
  const strict = (whenFull: Limit['whenFull']) =>
    createLimiter(
      {
        pointsMax: authRequestsPer5MinutesMax,
        windowSeconds: SIGN_IN_WINDOW_SECONDS,
        whenFull,
        sourcesPerWindowMax,
      },
      clock,
    );
  const perBuyer = general(requestsPerMinutePerBuyerMax);
  const perAddress = general(requestsPerMinutePerBuyerMax);
  const readsPerAddress = general(requestsPerMinutePerBuyerMax * ANONYMOUS_READS_FACTOR);
  const scannersPerAddress = general(requestsPerMinutePerBuyerMax * GATE_FACTOR);
  const signInsPerAddress = strict('refuse');
  const signInsPerAccount = strict('refuse');
  const joinsPerBuyer = strict('let-in');

  return {
    countRequest: async ({ operation, caller, address }) => {
      const network = networkOf(address);
      if (operation.limit === 'gate') await scannersPerAddress(network);
      else if (caller) await perBuyer(caller.buyerId);
      else if (operation.method === 'GET') await readsPerAddress(network);
      else await perAddress(network);
      if (operation.limit === 'sign-in') await signInsPerAddress(network);
    },
    countVisit: ({ address }) => readsPerAddress(networkOf(address)),
    countSignIn: (account) => signInsPerAccount(account),
    countJoin: (buyerId) => joinsPerBuyer(buyerId),
    tryPromoCode: createPromoTries(),
  };
}

interface Limit {
  readonly pointsMax: number;
  readonly windowSeconds: number;
  readonly sourcesPerWindowMax: number;
  /**
   * What a new source gets when that many others came before it. `let-in`: one source
   * is no longer the trouble, and a whole city must not be refused for want of a counter.
   * `refuse`: guessing passwords from ever new addresses must not go uncounted.
   */
  readonly whenFull: 'let-in' | 'refuse';
}

function createLimiter(limit: Limit, clock: Clock) {
  const { pointsMax, windowSeconds, whenFull, sourcesPerWindowMax } = limit;
  const limiter = new RateLimiterMemory({ points: pointsMax, duration: windowSeconds });
  let newSources = 0;
  let countedUntil = clock.now();

  /** False when this window has taken on as many as it may. */
  function takeOnNewSource(): boolean {
    const now = clock.now();
    if (now >= countedUntil) {
      newSources = 0;
      countedUntil = addMs(now, windowSeconds * SECOND_MS);
    }
    newSources++;
    return newSources <= sourcesPerWindowMax;
  }

  return async (source: string): Promise<void> => {
    const result = await limiter.consume(source).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    if (result.consumedPoints > pointsMax) {
      throw problem('too-many-requests', { retryAfterMs: Math.max(1, result.msBeforeNext) });
    }
    if (result.isFirstInDuration && !takeOnNewSource()) {
      await limiter.delete(source);
      if (whenFull === 'refuse') throw overloaded(windowSeconds * SECOND_MS);
    }
  };
}

const IPV6_GROUPS = 8;
const IPV6_NETWORK_GROUPS = 4;

/**
 * What counts as one source: an IPv4 address, or an IPv6 network of 64 bits, the least a
 * connection is given and within which it may pick any address.
 */
export function networkOf(address: string): string {
  const bare = address.split('%', 1)[0]?.toLowerCase() ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped) return mapped;
  if (isIP(bare) !== 6) return bare;
  const [head = '', tail] = bare.split('::');
  const front = groupsOf(head);
  const back = groupsOf(tail ?? '');
  const zeros = Array<string>(IPV6_GROUPS - front.length - back.length).fill('0');
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  return `${groups.slice(0, IPV6_NETWORK_GROUPS).join(':')}::/64`;
}

/** Groups of 16 bits without leading zeros; a dotted tail stands for two. */
function groupsOf(text: string): string[] {
  if (text === '') return [];
  return text
    .split(':')
    .flatMap((group) =>
      group.includes('.') ? ['dotted', 'dotted'] : [Number.parseInt(group, 16).toString(16)],
    );
}
