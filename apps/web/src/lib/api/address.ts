import type { Operation } from '@houseful/contract/operation';

/** What the client needs of an operation at run time; the rest of it is types. */
export type CallableOperation = Pick<Operation, 'name' | 'method' | 'path' | 'access'> & {
  /** Undefined when the operation takes no body. */
  readonly body?: unknown;
};

export const API_BASE = '/api/v1';

export interface Addressed {
  /** From the origin's root, with the query: `/api/v1/titles?city=mumbai`. */
  readonly address: string;
  /** What is left of the input after the path took its parameters, where the operation has a body. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Lays an operation's merged input out as path, query and body. Members without a value are left
 * out. Path parameters are the names in braces; the rest makes the body of an operation that has
 * one, and the query of one that has none (no operation has both).
 */
export function addressOf(
  operation: CallableOperation,
  input: Readonly<Record<string, unknown>>,
): Addressed {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = rest.get(name);
    if (value === undefined) throw new Error(`${operation.name} needs ${name}`);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (operation.body !== undefined) {
    // Nothing to say is no body: the house is quicker without one.
    return { address: API_BASE + path, body: rest.size > 0 ? Object.fromEntries(rest) : undefined };
  }
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)]));
  return { address: API_BASE + path + (query.size > 0 ? `?${query}` : ''), body: undefined };
}
