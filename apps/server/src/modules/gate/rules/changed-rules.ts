import type { CheckInRules } from '@houseful/contract/gate';

/** Some of a list's rules, as they come in: what is left out stays. */
export type SomeRules = { readonly [Rule in keyof CheckInRules]?: CheckInRules[Rule] | undefined };

export function changedRules(rules: CheckInRules, change: SomeRules = {}): CheckInRules {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...rules, ...Object.fromEntries(given) };
}
