import type { Pool } from '#platform/postgres/pool';

const GUARD = 'where s.taken_until <= $6 or s.hold_id = excluded.hold_id';
const NO_GUARD = 'where $6::timestamptz is not null';

interface Asked {
  readonly name?: string;
  readonly text?: string;
}

/**
 * The same pool, but with the one condition gone that keeps a taken seat from being taken again:
 * the control of every race test. Throws when the engine no longer sends that condition.
 */
export function unguardedPool(pool: Pool): Pool {
  return replaceMethod(pool, 'connect', (connect) => async () => {
    const client = await (connect as Pool['connect'])();
    return replaceMethod(
      client,
      'query',
      (query) => (asked: unknown) => query(withoutGuard(asked)),
    );
  });
}

function withoutGuard(asked: unknown): unknown {
  const { name, text } = asked as Asked;
  if (name !== 'seats.take' || text === undefined) return asked;
  if (!text.includes(GUARD)) throw new Error('the guard of seats.take has another wording now');
  return {
    ...(asked as object),
    name: 'seats.take.unguarded',
    text: text.replace(GUARD, NO_GUARD),
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
