import { DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { describe, expect, it } from 'vitest';
import { policySteps } from './policy.ts';

const START = '2026-11-21T14:00:00.000Z';

describe('the cancellation policy of an order', () => {
  it.each([
    ['2026-11-20T00:00:00.000Z', ['now', 'later']],
    ['2026-11-21T11:59:59.999Z', ['now', 'later']],
    ['2026-11-21T12:00:00.000Z', ['over', 'now']],
    ['2026-11-21T13:40:00.000Z', ['over', 'over']],
  ])('at %s is %s', (now, states) => {
    const steps = policySteps(DEFAULT_CANCELLATION, START, Date.parse(now));
    expect(steps.map(({ state }) => state)).toEqual(states);
    expect(steps.map(({ until, refundPercent }) => [until, refundPercent])).toEqual([
      ['2026-11-21T12:00:00.000Z', 75],
      ['2026-11-21T13:40:00.000Z', 50],
    ]);
  });

  it('may offer nothing', () => {
    expect(policySteps({ steps: [] }, START, 0)).toEqual([]);
  });
});
