import type { FeeRule } from '@houseful/contract/pricing';
import {
  amountOf,
  amountText,
  percentOf,
  percentText,
} from '../../../../lib/format/amount-text.ts';
import { type DatesForm, dateFlaws } from '../date-fields.tsx';

/** A fee rule as it is typed; amounts in the money of the house. */
export interface FeeForm extends DatesForm {
  readonly name: string;
  readonly per: 'ticket' | 'order';
  readonly slabs: readonly FeeSlabForm[];
  readonly roundTo: string;
  readonly min: string;
  readonly max: string;
  readonly withTax: boolean;
}

export interface FeeSlabForm {
  readonly upTo: string;
  readonly fixed: string;
  readonly share: string;
}

export type FeeFlaw = 'name' | 'from' | 'until' | 'slabs' | 'feeAmounts' | 'feeRange';

/** Fees are told in the currency of the cards that they are added to; the rule itself has none. */
export const FEE_CURRENCY = 'INR';

export function feeFormOf({ name, from, until, tariff }: FeeRule): FeeForm {
  const text = (amount: number) => amountText(amount, FEE_CURRENCY);
  return {
    ...{ name, from, until: until ?? '', per: tariff.per, withTax: tariff.withTax },
    slabs: tariff.slabs.map(({ upTo, fixed, share }) => ({
      upTo: upTo === null ? '' : text(upTo),
      fixed: text(fixed),
      share: percentText(share),
    })),
    roundTo: text(tariff.roundTo),
    min: text(tariff.min),
    max: text(tariff.max),
  };
}

const amount = (text: string) => amountOf(text, FEE_CURRENCY);

export function feeRuleOf(form: FeeForm): FeeRule {
  return {
    name: form.name.trim(),
    from: form.from,
    until: form.until || null,
    tariff: {
      per: form.per,
      slabs: form.slabs.map(({ upTo, fixed, share }, index) => ({
        upTo: index === form.slabs.length - 1 ? null : (amount(upTo) ?? 0),
        fixed: amount(fixed || '0') ?? 0,
        share: percentOf(share || '0') ?? 0,
      })),
      roundTo: amount(form.roundTo) ?? 1,
      min: amount(form.min) ?? 0,
      max: amount(form.max) ?? 0,
      withTax: form.withTax,
    },
  };
}

/** What cannot be sent as it stands, the first first. */
export function feeFlaws(form: FeeForm): FeeFlaw[] {
  const ends = form.slabs.slice(0, -1).map(({ upTo }) => amount(upTo));
  const isRate = (text: string) => {
    const rate = percentOf(text || '0');
    return rate !== null && rate <= 10_000;
  };
  const [min, max, roundTo] = [amount(form.min), amount(form.max), amount(form.roundTo)];
  const isWrong = form.slabs.some(
    ({ fixed, share }) => amount(fixed || '0') === null || !isRate(share),
  );
  return [
    ...(form.name.trim() === '' ? (['name'] as const) : []),
    ...dateFlaws(form),
    ...(isRising(ends) ? [] : (['slabs'] as const)),
    ...(isWrong || min === null || max === null || !roundTo ? (['feeAmounts'] as const) : []),
    ...((min ?? 0) > (max ?? 0) ? (['feeRange'] as const) : []),
  ];
}

/** Each end is an amount, and higher than the one before. */
export function isRising(ends: readonly (number | null)[]): boolean {
  return ends.every((end, index) => end !== null && end > (ends[index - 1] ?? -1));
}
