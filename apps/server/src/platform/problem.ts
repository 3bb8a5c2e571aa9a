import {
  type ProblemCode,
  type ProblemMembers,
  PROBLEMS,
  problemStatus,
} from '@houseful/contract/problems';

/** A catalogued refusal on its way to the edge. Made by `problem()` only. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  /** Public members of the code, besides the RFC 9457 ones. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, members: Record<string, unknown>, detail?: string) {
    // A refusal is an answer, not a fault: nobody reads its stack, and in a rush writing it down is
    // a tenth of the work of refusing.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(detail ?? PROBLEMS[code].title);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.status = problemStatus(code);
    this.members = members;
  }
}

type MembersArgument<C extends ProblemCode> = keyof ProblemMembers<C> extends never
  ? [members?: Record<never, never>, detail?: string]
  : [members: ProblemMembers<C>, detail?: string];

/**
 * The problem to throw for a code, with exactly the members the catalogue asks for.
 * `detail` is public: a sentence for the person, never an internal message.
 */
export function problem<C extends ProblemCode>(code: C, ...rest: MembersArgument<C>): Problem {
  const [members, detail] = rest;
  return new Problem(code, { ...members }, detail);
}

/** For work refused because a limit is reached; the caller may try again after the given time. */
export function overloaded(retryAfterMs: number): Problem {
  return problem('overloaded', { retryAfterMs });
}
