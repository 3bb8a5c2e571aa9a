import type { z } from 'zod';
import type { ProblemCode } from './problems.ts';
import type { Reach, Right } from './staff.ts';

/**
 * Who may call: anybody; any buyer (guest or member); staff with the right that the operation names, as
 * far as it reaches; who runs the whole installation; or a scanner of the gate, which its module knows by the `Gate-Token`.
 */
export type Access = 'public' | 'buyer' | 'staff' | 'operator' | 'gate';

/**
 * Which limiter counts the call: the general one per buyer; the strict one of sign-in doors, per
 * address and per account; the same per account alone, where a room has its own rule for networks; a wide one per
 * address, because all scanners of a venue come from one; or the one for promo codes, which counts wrong ones.
 */
export type LimitClass = 'general' | 'sign-in' | 'join' | 'gate' | 'promo';

/** Headers that carry a leave given earlier. */
export type TokenHeader = 'Admission-Token' | 'Place-Token' | 'Device-Token' | 'Gate-Token';

export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters in braces: `/holds/{holdId}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  /** What staff must have; undefined for every other access. */
  readonly right: Right | undefined;
  readonly limit: LimitClass;
  /** Of the leaves given earlier, those that are read here. */
  readonly headers: readonly TokenHeader[];
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  /** Where it is not the house's own limit. */
  readonly bodyBytesMax: number | undefined;
  /** Of a body that is a file, its types; then there is no `body`. */
  readonly bodyTypes: readonly string[];
  readonly status: 200 | 201 | 204;
  /** Undefined for 204 and for answers that are not JSON (`contentType`). */
  readonly output: z.ZodType | undefined;
  readonly contentType: string | undefined;
  /** How long a shared cache may keep the answer; 0 means never. */
  readonly cacheSeconds: number;
  /**
   * Its own, in order of precedence: two wrongs have one answer. What every operation can answer
   * (identity, limits, form, overload, a bug) is not repeated here.
   */
  readonly problems: readonly ProblemCode[];
}

type Defaulted =
  | 'access'
  | 'right'
  | 'limit'
  | 'headers'
  | 'params'
  | 'query'
  | 'body'
  | 'bodyBytesMax'
  | 'bodyTypes'
  | 'status'
  | 'output'
  | 'contentType'
  | 'cacheSeconds'
  | 'problems';
type Definition = Omit<Operation, Defaulted | 'name'> & Partial<Pick<Operation, Defaulted>>;

type Filled<D extends Definition> = {
  [K in keyof Operation]: K extends 'name'
    ? string
    : K extends keyof D
      ? D[K]
      : K extends 'right' | 'bodyBytesMax' | 'params' | 'query' | 'body' | 'output' | 'contentType'
        ? undefined
        : Operation[K];
};

/**
 * Declares a module's public operations, once; route, OpenAPI, face and client come from here.
 * Strictest defaults: a signed-in buyer, the general limit, never cached.
 */
export function operations<const D extends Record<string, Definition>>(
  definitions: D,
): { readonly [N in keyof D]: Filled<D[N]> } {
  const filled = Object.entries(definitions).map(([name, definition]) => [
    name,
    {
      access: 'buyer',
      right: undefined,
      limit: 'general',
      headers: [],
      params: undefined,
      query: undefined,
      body: undefined,
      bodyBytesMax: undefined,
      bodyTypes: [],
      status: 200,
      output: undefined,
      contentType: undefined,
      cacheSeconds: 0,
      problems: [],
      ...definition,
      name,
    },
  ]);
  return Object.fromEntries(filled);
}

type Part<S> = S extends z.ZodType ? z.output<S> : unknown;
type SentPart<S> = S extends z.ZodType ? z.input<S> : unknown;

/** What the handler receives: path, query and body merged into one validated object. */
export type InputOf<O extends Operation> = Part<O['params']> & Part<O['query']> & Part<O['body']>;

/** What a client sends, before defaults and normalisation. */
export type SentInputOf<O extends Operation> = SentPart<O['params']> &
  SentPart<O['query']> &
  SentPart<O['body']>;

export type OutputOf<O extends Operation> = O['output'] extends z.ZodType
  ? z.output<O['output']>
  : O['contentType'] extends string
    ? Uint8Array | string
    : void;

/** The caller as the gateway has proved it; a module decides on nothing else. */
export interface Caller {
  readonly buyerId: string;
  readonly roles: readonly string[];
}

/** What travels with a call besides its input. */
export interface Call {
  /** Null only where the operation's access is `public`. */
  readonly caller: Caller | null;
  /** Where the caller may do this; there, and never empty, if the operation's access is `staff`. */
  readonly reach?: Reach;
  /** Names the thing to be made, so that a retry is the same thing (law 4). */
  readonly idempotencyKey: string | null;
  /** What came in the operation's token headers, unproved; only those that were sent. */
  readonly tokens?: Readonly<Partial<Record<TokenHeader, string>>>;
  /** The network that the call came from, where an operation has limits for networks. */
  readonly network?: string;
  /** Set by the gateway alone, for somebody of the staff who sells; the caller is then their shift. Absent: on the web. */
  readonly channel?: 'counter';
}

/** The functions a module must implement to serve these operations. */
export type Face<Ops extends Record<string, Operation>> = {
  [N in keyof Ops]: (input: InputOf<Ops[N]>, call: Call) => Promise<OutputOf<Ops[N]>>;
};
