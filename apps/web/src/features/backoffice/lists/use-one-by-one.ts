import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api/problem.ts';

export interface BulkRow {
  readonly id: string;
  readonly name: string;
}

/** What became of a row: changed by this run, so already, or the code of what went wrong. */
type Outcome = { readonly done: 'changed' | 'so-already' } | { readonly code: string };

/** Does it to one row; `false` says that it was so already. */
export type ActOnRow = (id: string) => Promise<unknown>;

/**
 * Does something to each row, one after the other: a refusal ends nothing but its row. Run again, it
 * tries those that are not done yet; a row that is done is never done twice.
 */
export function useOneByOne(rows: readonly BulkRow[], act: ActOnRow, onEnded?: () => void) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const stopped = useRef(false);
  const doneOf = ({ id }: BulkRow) => {
    const outcome = outcomes.get(id);
    return outcome && 'done' in outcome ? outcome.done : null;
  };
  const isDone = (row: BulkRow) => doneOf(row) !== null;
  // Nobody who left the page could stop it any more.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const run = useMutation({
    mutationFn: async () => {
      stopped.current = false;
      // Those that are tried again are not tried yet.
      setOutcomes((before) => new Map([...before].filter(([, outcome]) => 'done' in outcome)));
      for (const { id } of rows.filter((row) => !isDone(row))) {
        if (stopped.current) return;
        const outcome = await outcomeOf(act(id));
        setOutcomes((before) => new Map(before).set(id, outcome));
      }
    },
    onSettled: () => onEnded?.(),
  });
  return {
    start: run.mutate,
    /** After the row that is under way. */
    stop: () => {
      stopped.current = true;
    },
    isBegun: !run.isIdle,
    isRunning: run.isPending,
    tried: outcomes.size,
    done: rows.filter(isDone),
    /** Those that were not so before. */
    changed: rows.filter((row) => doneOf(row) === 'changed'),
    left: rows.filter((row) => !isDone(row)),
    failed: rows.flatMap(({ id, name }) => {
      const outcome = outcomes.get(id);
      return outcome && 'code' in outcome ? [{ id, name, code: outcome.code }] : [];
    }),
  };
}

async function outcomeOf(acting: Promise<unknown>): Promise<Outcome> {
  try {
    return { done: (await acting) === false ? 'so-already' : 'changed' };
  } catch (error) {
    return { code: error instanceof ApiProblem ? error.code : 'bug' };
  }
}
