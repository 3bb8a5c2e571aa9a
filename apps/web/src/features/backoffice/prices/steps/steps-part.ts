import type { TierPlan } from '@houseful/contract/pricing';
import { deviceTimeZone } from '../../device-time-zone.ts';
import type { Part } from '../parts.ts';
import { TIER_PLANS } from '../rule-stores.ts';
import { StepLog } from './step-log.tsx';
import { StepsFields } from './steps-fields.tsx';
import { EMPTY_STEPS, planOf, type StepsForm, stepsFlaws, stepsFormOf } from './steps-form.ts';

export const STEPS: Part<TierPlan, StepsForm> = {
  name: 'steps',
  rules: TIER_PLANS,
  empty: (address) => ({ ...EMPTY_STEPS, showId: address.get('show') ?? '' }),
  formOf: (plan) => stepsFormOf(plan, deviceTimeZone()),
  ruleOf: planOf,
  flawsOf: stepsFlaws,
  Fields: StepsFields,
  Beside: StepLog,
  summary: ({ tiers, noticeHours }, { say, list }) =>
    say('steps.summary', {
      steps: list(tiers.map(({ name }) => name)),
      count: noticeHours,
    }),
};
