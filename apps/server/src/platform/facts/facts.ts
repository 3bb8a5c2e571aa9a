import { type FactName, type FactPayload, FACTS } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';

/** A fact to be recorded; made by `fact()` so that name and payload belong together. */
export interface NewFact {
  readonly name: FactName;
  readonly payload: unknown;
}

export function fact<N extends FactName>(name: N, payload: FactPayload<N>): NewFact {
  return { name, payload: FACTS[name].parse(payload) };
}

/** Records facts in the caller's transaction: they are told if, and only if, it commits. */
export type RecordFacts = (tx: Tx, facts: readonly NewFact[]) => Promise<void>;

/**
 * What a module does about a fact: one line of its `reactions.ts`.
 * `act` receives all fresh facts of that name at hand, in the order they were recorded, and
 * runs in the transaction that marks them as taken. It may be called again with facts it has
 * acted on before (a crash between commit and clean-up), so it must be idempotent.
 */
export interface Reaction {
  /** `module/verb`, unique: the key of the inbox. */
  readonly consumer: string;
  readonly fact: FactName;
  readonly act: (tx: Tx, payloads: readonly never[]) => Promise<void>;
}

/** A reaction whose payload type follows from the fact's name. */
export function reaction<N extends FactName>(
  name: N,
  consumer: string,
  act: (tx: Tx, payloads: readonly FactPayload<N>[]) => Promise<unknown>,
): Reaction {
  return {
    consumer,
    fact: name,
    act: async (tx, payloads: readonly FactPayload<N>[]) => {
      await act(tx, payloads);
    },
  };
}
