/**
 * For every state, what each cause makes of it; `null` where the cause cannot happen.
 * The table is total: nobody has to guess what a cause does in a state.
 */
export type StateTable<S extends string, C extends string> = Readonly<
  Record<S, Readonly<Record<C, S | null>>>
>;

/**
 * The table itself, after proving that it is sound: every target is a state, every state can be
 * reached from `start`, and nothing leaves a state of `finals`.
 * @throws Error when the program loads, so that a broken table never runs.
 */
export function checkStates<S extends string, C extends string>(
  what: string,
  table: StateTable<S, C>,
  { start, finals }: { start: S; finals: readonly S[] },
): StateTable<S, C> {
  const states = Object.keys(table) as S[];
  const targetsOf = (state: S) =>
    Object.values<S | null>(table[state]).filter((target) => target !== null);
  for (const state of states) {
    for (const target of targetsOf(state)) {
      if (!states.includes(target)) throw new Error(`${what}: ${state} leads to ${target}`);
      if (finals.includes(state) && target !== state) {
        throw new Error(`${what}: ${state} is final but leads to ${target}`);
      }
    }
  }
  const reached = new Set<S>([start]);
  for (const state of reached) for (const target of targetsOf(state)) reached.add(target);
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`${what}: ${lost.join(', ')} cannot be reached`);
  return table;
}

/** @throws Error when the cause cannot happen in this state: a bug, never a person's mistake. */
export function nextState<S extends string, C extends string>(
  table: StateTable<S, C>,
  state: S,
  cause: C,
): S {
  const next = table[state][cause];
  if (next === null) throw new Error(`"${cause}" cannot happen to ${state}`);
  return next;
}
