import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api/problem.ts';

export interface BulkRow {
  readonly id: string;
  readonly name: string;
}

/** The code of what went wrong with a row; null: it is done. */
type Outcome = string | null;

/**
 * Does something to each row, one after the other: a refusal ends nothing but its row. Run again, it
 * tries those that are not done yet; a row that is done is never done twice.
 */
export function useOneByOne(
  rows: readonly BulkRow[],
  act: (id: string) => Promise<unknown>,
  onEnded?: () => void,
) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const stopped = useRef(false);
  const run = useMutation({
    mutationFn: async () => {
      stopped.current = false;
      for (const { id } of rows.filter((row) => outcomes.get(row.id) !== null)) {
        if (stopped.current) return;
        const outcome = await outcomeOf(act(id));
        setOutcomes((before) => new Map(before).set(id, outcome));
      }
    },
    onSettled: () => onEnded?.(),
  });
  const isDone = ({ id }: BulkRow) => outcomes.get(id) === null;
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
    left: rows.filter((row) => !isDone(row)),
    failed: rows.flatMap(({ id, name }) => {
      const code = outcomes.get(id);
      return code ? [{ id, name, code }] : [];
    }),
  };
}

async function outcomeOf(acting: Promise<unknown>): Promise<Outcome> {
  try {
    await acting;
    return null;
  } catch (error) {
    return error instanceof ApiProblem ? error.code : 'bug';
  }
}
