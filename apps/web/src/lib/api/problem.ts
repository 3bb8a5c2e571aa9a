import type { ProblemCode, ProblemMembers } from '@houseful/contract/problems';

interface ProblemFields {
  /** Of the catalogue, or `no-connection` and `unreadable-answer`, which only a client can meet. */
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly instance?: string | undefined;
  readonly members?: Readonly<Record<string, unknown>> | undefined;
}

/** Everything but success, in one shape: what the API answered, or why no answer came. */
export class ApiProblem extends Error {
  readonly code: string;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  /** Names this one occurrence, for the people who run the house. */
  readonly instance: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(fields: ProblemFields) {
    super(`${fields.code}: ${fields.title}`);
    this.name = 'ApiProblem';
    this.code = fields.code;
    this.status = fields.status;
    this.title = fields.title;
    this.detail = fields.detail;
    this.instance = fields.instance;
    this.members = fields.members ?? {};
  }
}

/** Narrows to one code of the catalogue, with that code's own members typed. */
export function isProblem<C extends ProblemCode>(
  error: unknown,
  code: C,
): error is ApiProblem & { readonly members: ProblemMembers<C> } {
  return error instanceof ApiProblem && error.code === code;
}

export function noConnection(): ApiProblem {
  return new ApiProblem({
    code: 'no-connection',
    status: 0,
    title: 'We cannot reach the box office.',
    detail: 'Check your connection and try again. Nothing was bought twice.',
  });
}

/** Whether the call may have arrived all the same: its answer did not. */
export function isNoConnection(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'no-connection';
}

/** Reads a refusal; an answer that is no problem document becomes `unreadable-answer`. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = await readJson(response);
  if (!isProblemBody(body)) {
    return new ApiProblem({
      code: 'unreadable-answer',
      status: response.status,
      title: 'The box office gave an answer we could not read.',
    });
  }
  const { type: _type, code, status, title, detail, instance, ...members } = body;
  return new ApiProblem({ code, status, title, detail, instance, members });
}

interface ProblemDocument {
  readonly [member: string]: unknown;
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly instance?: string;
}

function isProblemBody(body: unknown): body is ProblemDocument {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'status' in body &&
    typeof body.status === 'number' &&
    'title' in body &&
    typeof body.title === 'string'
  );
}

async function readJson(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
