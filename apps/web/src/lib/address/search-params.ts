import { localDayOf } from '../time/calendar.ts';

/** What becomes of an address: none and nothing take a name away. */
export type ParamChanges = Readonly<Record<string, string | null | undefined>>;

/** The parameters with some things changed; the rest stays. */
export function withParams(before: URLSearchParams, changes: ParamChanges): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** What stands there, without the blanks around it; undefined for nothing. */
export function textOf(params: URLSearchParams, name: string): string | undefined {
  return params.get(name)?.trim() || undefined;
}

/** One of those that are known; undefined for anything else. */
export function oneOf<T extends string>(
  params: URLSearchParams,
  name: string,
  known: readonly T[],
): T | undefined {
  return known.find((value) => value === params.get(name));
}

/** A calendar day, `2026-11-22`; undefined for what no calendar has. */
export function dayOf(params: URLSearchParams, name: string): string | undefined {
  return localDayOf(params.get(name) ?? '');
}
