import type { PriceTier, TierPlan } from '@houseful/contract/pricing';
import {
  amountOf,
  amountText,
  percentOf,
  percentText,
} from '../../../../lib/format/amount-text.ts';
import { FEE_CURRENCY } from '../fees/fee-form.ts';
import { fieldOf, instantOf } from '../../../../lib/time/local-fields.ts';

export const STARTS = ['sold', 'before-show', 'at'] as const;
export type StartKind = (typeof STARTS)[number];

/** Announced steps of one show's prices, as they are typed. */
export interface StepsForm {
  readonly name: string;
  readonly showId: string;
  /** Empty: all of them. */
  readonly categoryIds: readonly string[];
  readonly noticeHours: string;
  readonly roundTo: string;
  readonly tiers: readonly TierForm[];
}

export interface TierForm {
  readonly name: string;
  readonly kind: StartKind;
  /** Percent sold, hours before the show, or a time of this device. */
  readonly start: string;
  /** So many percent more, or less with a minus. */
  readonly percent: string;
  /** So much more, or less with a minus. */
  readonly plus: string;
}

export type StepsFlaw = 'name' | 'show' | 'notice' | 'roundTo' | 'tierName' | 'start' | 'change';

const HOUR_MINUTES = 60;
const NOTICE_HOURS_MAX = 1_440;

export const EMPTY_TIER: TierForm = {
  ...{ name: '', kind: 'sold', start: '50', percent: '10', plus: '0' },
};
export const EMPTY_STEPS: StepsForm = {
  ...{ name: '', showId: '', categoryIds: [], noticeHours: '24', roundTo: '10' },
  tiers: [EMPTY_TIER],
};

export function stepsFormOf(plan: TierPlan, timeZone: string): StepsForm {
  return {
    name: plan.name,
    showId: plan.showId,
    categoryIds: plan.categoryIds ?? [],
    noticeHours: String(plan.noticeHours),
    roundTo: amountText(plan.roundTo, FEE_CURRENCY),
    tiers: plan.tiers.map(({ name, starts, share, plus }) => ({
      ...{ name, kind: starts.kind, start: startText(starts, timeZone) },
      percent: signed(share - 10_000, percentText),
      plus: signed(plus, (amount) => amountText(amount, FEE_CURRENCY)),
    })),
  };
}

function startText(starts: PriceTier['starts'], timeZone: string): string {
  if (starts.kind === 'at') return fieldOf(starts.at, timeZone);
  if (starts.kind === 'sold') return percentText(starts.share);
  return String(starts.minutes / HOUR_MINUTES);
}

function signed(value: number, text: (value: number) => string): string {
  return value < 0 ? `-${text(-value)}` : text(value);
}

/** A number with a sign; null where it is none. */
function signedOf(text: string, read: (text: string) => number | null): number | null {
  const plain = text.trim().replace('−', '-').replace(/^\+/, '');
  const value = read(plain.replace(/^-/, '') || '0');
  return value !== null && plain.startsWith('-') ? -value : value;
}

function startsOf({ kind, start }: TierForm): PriceTier['starts'] | null {
  if (kind === 'at') {
    const at = instantOf(start);
    return at === null ? null : { kind, at };
  }
  const number = percentOf(start);
  if (number === null) return null;
  if (kind === 'sold') return number <= 10_000 ? { kind, share: number } : null;
  return { kind, minutes: Math.round((number / 100) * HOUR_MINUTES) };
}

const percent = (text: string) => signedOf(text, percentOf);
const amount = (text: string) => signedOf(text, (plain) => amountOf(plain, FEE_CURRENCY));
const hours = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

export function planOf(form: StepsForm): TierPlan {
  return {
    name: form.name.trim(),
    showId: form.showId,
    categoryIds: form.categoryIds.length === 0 ? null : [...form.categoryIds],
    noticeHours: hours(form.noticeHours) ?? 0,
    roundTo: amount(form.roundTo) ?? 1,
    tiers: form.tiers.map(
      (tier): PriceTier => ({
        name: tier.name.trim(),
        starts: startsOf(tier) ?? { kind: 'sold', share: 0 },
        share: 10_000 + (percent(tier.percent) ?? 0),
        plus: amount(tier.plus) ?? 0,
      }),
    ),
  };
}

/** What cannot be sent as it stands, the first first. */
export function stepsFlaws(form: StepsForm): StepsFlaw[] {
  const notice = hours(form.noticeHours);
  const isChange = (tier: TierForm) => {
    const share = percent(tier.percent);
    return share !== null && share >= -10_000 && share <= 90_000 && amount(tier.plus) !== null;
  };
  const flaws: Record<StepsFlaw, boolean> = {
    name: form.name.trim() === '',
    show: form.showId === '',
    notice: notice === null || notice > NOTICE_HOURS_MAX,
    roundTo: (amount(form.roundTo) ?? 0) <= 0,
    tierName: form.tiers.some(({ name }) => name.trim() === ''),
    start: form.tiers.some((tier) => startsOf(tier) === null),
    change: !form.tiers.every(isChange),
  };
  return (Object.keys(flaws) as StepsFlaw[]).filter((flaw) => flaws[flaw]);
}
