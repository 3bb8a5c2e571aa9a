import type { IncomingHttpHeaders } from 'node:http';
import type { Call, Caller, Operation } from '@houseful/contract/operation';
import type { Reach, Right } from '@houseful/contract/staff';
import type { ZodType, z } from 'zod';
import { problem } from '#platform/problem';
import {
  type Authenticate,
  OPERATIONS_OF_A_GUEST_PERHAPS,
  OPERATIONS_WITHOUT_CALLER,
} from './authenticate.ts';
import { isForAPage } from './inject-request.ts';
import { networkOf, type RateLimits } from './rate-limits.ts';

const ISSUES_MAX = 20;

export interface CallDeps {
  readonly authenticate: Authenticate;
  readonly rateLimits: RateLimits;
  /** Where somebody may do one certain thing; empty for who may nowhere. */
  readonly reachOf: (userId: string, right: Right) => Promise<Reach>;
  /** Also check every answer against the contract: on in tests, off in production for speed. */
  readonly checkOutputs: boolean;
}

/** What the head of a request says. */
export interface RequestHead {
  readonly headers: IncomingHttpHeaders;
  /** The peer's address, behind trusted proxies already resolved. */
  readonly ip: string;
}

/** What an operation is asked for, as it came. */
export interface Asked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

export type Handler = (input: Record<string, unknown>, call: Call) => Promise<unknown>;

/**
 * Who calls, counted and allowed to: before the body is read, so that a flood is refused at the price of its headers.
 * @throws unauthenticated, token-expired, too-many-requests, forbidden, invalid-input for a key that is none
 */
export async function admitCall(
  operation: Operation,
  head: RequestHead,
  deps: CallDeps,
): Promise<Call> {
  const caller = await identify(operation, head, deps);
  if (!isForAPage()) {
    await deps.rateLimits.countRequest({ operation, caller, address: head.ip });
  }
  const call = {
    caller,
    idempotencyKey: idempotencyKeyOf(head),
    ...extrasOf(operation, head),
  };
  return authorise(operation, call, deps);
}

/** Validates what is asked, and does it. @returns the operation's answer @throws invalid-input, too-many-requests, its own */
export async function perform(
  operation: Operation,
  handle: Handler,
  { asked, call }: { asked: Asked; call: Call },
  deps: CallDeps,
): Promise<unknown> {
  const input = inputOf(operation, asked);
  const work = () => handle(input, call);
  const output =
    operation.limit === 'promo'
      ? await tryCode(input, call, work, deps)
      : await counted(operation, input, call, { deps, work });
  if (deps.checkOutputs && operation.output) operation.output.parse(output);
  return output;
}

async function counted(
  operation: Operation,
  input: Record<string, unknown>,
  call: Call,
  { deps, work }: { deps: CallDeps; work: () => Promise<unknown> },
): Promise<unknown> {
  if (operation.limit === 'sign-in' || operation.limit === 'join')
    await countTry(operation, input, call, deps);
  return work();
}

/** Without a promo code there is nothing to be guessed. */
function tryCode(
  input: Record<string, unknown>,
  { caller, network = '' }: Call,
  work: () => Promise<unknown>,
  { rateLimits }: CallDeps,
): Promise<unknown> {
  if (input['promoCode'] === undefined || !caller) return work();
  return rateLimits.tryPromoCode({ buyerId: caller.buyerId, network }, work);
}

/** Who calls; a token that proves nobody is refused, and counted like a call of nobody's. */
async function identify(
  operation: Operation,
  { headers, ip }: RequestHead,
  { authenticate, rateLimits }: CallDeps,
): Promise<Caller | null> {
  const { name } = operation;
  const perhaps = OPERATIONS_OF_A_GUEST_PERHAPS.has(name);
  if (OPERATIONS_WITHOUT_CALLER.has(name) && !perhaps) return null;
  try {
    return authenticate(headers.authorization);
  } catch (refusal) {
    if (perhaps) return null;
    await rateLimits.countRequest({ operation, caller: null, address: ip });
    throw refusal;
  }
}

/** A try at an account, the one that is named or the caller's own; or at a place in a waiting room. */
async function countTry(
  { limit }: Operation,
  input: Record<string, unknown>,
  { caller }: Call,
  { rateLimits }: CallDeps,
): Promise<void> {
  const account = typeof input['email'] === 'string' ? input['email'] : caller?.buyerId;
  if (account === undefined) return;
  await (limit === 'join' ? rateLimits.countJoin(account) : rateLimits.countSignIn(account));
}

/** Scanners are known to the gate alone, by a token of their own. @returns the call, with the caller's reach where it asks for a right */
export async function authorise(
  { access, right }: Operation,
  call: Call,
  { reachOf }: Pick<CallDeps, 'reachOf'>,
): Promise<Call> {
  if (access === 'public' || access === 'gate') return call;
  const { caller } = call;
  if (!caller) throw problem('unauthenticated');
  if (access === 'buyer') return call;
  if (access === 'operator' && caller.roles.includes('operator')) return call;
  if (access === 'operator' || right === undefined) throw problem('forbidden');
  const reach = await reachOf(caller.buyerId, right);
  if (reach.length === 0) throw problem('forbidden');
  return { ...call, reach };
}

function idempotencyKeyOf({ headers }: RequestHead): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw problem('invalid-input', {
    issues: [{ path: 'Idempotency-Key', message: 'must be 1 to 128 visible ASCII characters' }],
  });
}

/** What only some operations read of a request: leaves given earlier, and the network it came from. */
function extrasOf(operation: Operation, { headers, ip }: RequestHead): Partial<Call> {
  const isOfNetworks = operation.limit === 'join' || operation.limit === 'promo';
  const extras: Partial<Call> = isOfNetworks ? { network: networkOf(ip) } : {};
  if (operation.headers.length === 0) return extras;
  const sent = operation.headers.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { ...extras, tokens: Object.fromEntries(sent) };
}

/** Path, query and body as one validated object; every fault of all three is reported at once. */
function inputOf(operation: Operation, asked: Asked): Record<string, unknown> {
  const issues: { path: string; message: string }[] = [];
  const input: Record<string, unknown> = {};
  const read = (schema: ZodType | undefined, value: unknown): void => {
    if (!schema) {
      refuseUnexpected(value, issues);
      return;
    }
    const result = schema.safeParse(value ?? {});
    if (result.success) Object.assign(input, result.data);
    else issues.push(...result.error.issues.flatMap(issuesOf).slice(0, ISSUES_MAX));
  };
  read(operation.params, asked.params);
  read(operation.query, asked.query);
  if (operation.method !== 'GET') read(operation.body, asked.body);
  if (issues.length > 0) throw problem('invalid-input', { issues });
  return input;
}

function refuseUnexpected(value: unknown, issues: { path: string; message: string }[]): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'object' && Object.keys(value).length === 0) return;
  const path = typeof value === 'object' ? (Object.keys(value)[0] ?? '') : '';
  issues.push({ path, message: 'is not expected here' });
}

/** Of alternatives the one that is nearest is explained: it has the fewest faults. */
function issuesOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ path, message: issue.message }];
  }
  const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return nearest.flatMap(issuesOf);
}
