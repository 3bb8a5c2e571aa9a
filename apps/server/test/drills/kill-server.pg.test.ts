import { expect, test } from 'vitest';
import { DRILLS } from '#test/drills/drills';
import { runDrill } from '#test/drills/run-drill';

const SMOKE = { buyers: 16, beforeMs: 2_500, afterMs: 2_500, quick: true } as const;

/** The other drills take minutes: `npm run drill`. */
test.each([1, 2])(
  'kill -9 of a server in the storm, %i of them: nothing acknowledged is lost, and it is back by itself',
  async (processes) => {
    const drill = DRILLS.find(({ name }) => name === 'kill-server');
    if (!drill) throw new Error('there is no such drill');
    const outcome = await runDrill(drill, { processes, storm: SMOKE });
    expect(outcome.faults).toEqual([]);
    expect(outcome.ends).toEqual(['SIGKILL']);
    expect(outcome.acknowledged.payments).toBeGreaterThan(0);
    expect(outcome.lostAnswers).toBeGreaterThan(0);
  },
  180_000,
);
