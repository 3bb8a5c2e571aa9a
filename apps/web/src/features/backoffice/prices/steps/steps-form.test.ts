import type { TierPlan } from '@houseful/contract/pricing';
import { expect, it } from 'vitest';
import {
  EMPTY_STEPS,
  EMPTY_TIER,
  planOf,
  type StepsForm,
  stepsFlaws,
  stepsFormOf,
} from './steps-form.ts';

const PLAN: TierPlan = {
  ...{
    name: 'As it sells',
    showId: 'shw_1',
    categoryIds: ['gold'],
    noticeHours: 24,
    roundTo: 1000,
  },
  tiers: [
    { name: 'Early', starts: { kind: 'before-show', minutes: 2880 }, share: 9_000, plus: -50_00 },
    { name: 'Half sold', starts: { kind: 'sold', share: 5000 }, share: 12_050, plus: 0 },
  ],
};
const GOOD: StepsForm = {
  ...{ ...EMPTY_STEPS, name: 'Plan', showId: 'shw_1' },
  tiers: [{ ...EMPTY_TIER, name: 'Half' }],
};
const tier = (changes: object) => ({
  ...GOOD,
  tiers: [{ ...EMPTY_TIER, name: 'Half', ...changes }],
});

it('is the same plan after it stood in the form', () => {
  expect(planOf(stepsFormOf(PLAN, 'Asia/Kolkata'))).toEqual(PLAN);
});

it('reads what is less with either minus', () => {
  expect(planOf(tier({ percent: '−10', plus: '-5.50' })).tiers[0]).toMatchObject({
    share: 9_000,
    plus: -550,
  });
});

it.each<[string, StepsForm, string[]]>([
  ['nothing', GOOD, []],
  ['no show', { ...GOOD, showId: '' }, ['show']],
  ['too long a notice', { ...GOOD, noticeHours: '5000' }, ['notice']],
  ['more sold than there is', tier({ start: '101' }), ['start']],
  ['no time', tier({ kind: 'at', start: '' }), ['start']],
  ['below nothing', tier({ percent: '-101' }), ['change']],
  ['no name', tier({ name: ' ' }), ['tierName']],
])('cannot send %s', (_, form, flaws) => {
  expect(stepsFlaws(form)).toEqual(flaws);
});
