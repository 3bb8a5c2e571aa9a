import type { Pool } from '#platform/postgres/pool';

interface Guard {
  /** The named statement that carries it. */
  readonly statement: string;
  readonly guard: string;
  readonly instead: string;
}

/** Keeps a taken seat from being taken again. */
const SEATS: Guard = {
  statement: 'seats.take',
  guard: 'where s.taken_until <= $6 or s.hold_id = excluded.hold_id',
  instead: 'where $6::timestamptz is not null',
};

/** Keeps two verbs from deciding about the same order at the same time. */
export const ORDER_LOCK: Guard = {
  statement: 'orders.lock',
  guard: 'for update',
  instead: '',
};

/** Keeps two gates from judging the same ticket at the same time. */
export const TICKET_LOCK: Guard = {
  statement: 'gate.lock-tickets',
  guard: 'for update',
  instead: '',
};

interface Asked {
  readonly name?: string;
  readonly text?: string;
}

/**
 * The same pool, but with these conditions gone: the control of every race test. Throws when the
 * engine no longer sends one of them.
 */
export function unguardedPool(pool: Pool, guards: readonly Guard[] = [SEATS]): Pool {
  return replaceMethod(pool, 'connect', (connect) => async () => {
    const client = await (connect as Pool['connect'])();
    return replaceMethod(
      client,
      'query',
      (query) => (asked: unknown) => query(guards.reduce(without, asked)),
    );
  });
}

function without(asked: unknown, { statement, guard, instead }: Guard): unknown {
  const { name, text } = asked as Asked;
  if (name !== statement || text === undefined) return asked;
  if (!text.includes(guard)) throw new Error(`the guard of ${statement} has another wording now`);
  return {
    ...(asked as object),
    name: `${statement}.unguarded`,
    text: text.replace(guard, instead),
  };
}

type Method = (...given: unknown[]) => unknown;

function replaceMethod<T extends object>(
  target: T,
  name: string,
  wrap: (method: Method) => Method,
): T {
  return new Proxy(target, {
    get: (object, key) => {
      const value: unknown = Reflect.get(object, key);
      if (typeof value !== 'function') return value;
      const method = value.bind(object) as Method;
      return key === name ? wrap(method) : method;
    },
  });
}
