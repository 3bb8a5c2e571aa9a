import { expect, test } from 'vitest';
import { DRILLS } from '#test/drills/drills';
import { runDrill } from '#test/drills/run-drill';

const SMOKE = { buyers: 16, beforeMs: 2_500, afterMs: 2_500 };

/** The other drills take minutes: `npm run drill`. */
test('kill -9 of the server in the storm: nothing that was acknowledged is lost, and it is back by itself', async () => {
  const drill = DRILLS.find(({ name }) => name === 'kill-server');
  if (!drill) throw new Error('there is no such drill');
  const outcome = await runDrill(drill, { processes: 1, storm: SMOKE });
  expect(outcome.faults).toEqual([]);
  expect(outcome.ends).toEqual(['SIGKILL']);
  expect(outcome.acknowledged.payments).toBeGreaterThan(0);
  expect(outcome.lostAnswers).toBeGreaterThan(0);
}, 180_000);
