import type { TaxRule } from '@houseful/contract/pricing';
import {
  amountOf,
  amountText,
  percentOf,
  percentText,
} from '../../../../lib/format/amount-text.ts';
import { type DatesForm, dateFlaws } from '../date-fields.tsx';
import { FEE_CURRENCY, isRising } from '../fees/fee-form.ts';

export const TAX_SUBJECTS = ['film', 'performance', 'match', 'league-match', 'fee'] as const;
export type TaxSubject = (typeof TAX_SUBJECTS)[number];

/** A tax rule as it is typed. */
export interface TaxForm extends DatesForm {
  readonly name: string;
  readonly subject: TaxSubject;
  readonly slabs: readonly { readonly upTo: string; readonly rate: string }[];
  readonly halves: boolean;
}

export type TaxFlaw = 'name' | 'from' | 'until' | 'slabs' | 'rates' | 'falling';

export const EMPTY_TAX: TaxForm = {
  ...{ name: '', subject: 'film', from: '', until: '', halves: true },
  slabs: [{ upTo: '', rate: '18' }],
};

export function taxFormOf({ slabs, until, ...rule }: TaxRule): TaxForm {
  return {
    ...rule,
    until: until ?? '',
    slabs: slabs.map(({ upTo, rate }) => ({
      upTo: upTo === null ? '' : amountText(upTo, FEE_CURRENCY),
      rate: percentText(rate),
    })),
  };
}

export function taxRuleOf({ slabs, until, name, ...form }: TaxForm): TaxRule {
  return {
    ...form,
    name: name.trim(),
    until: until || null,
    slabs: slabs.map(({ upTo, rate }, index) => ({
      upTo: index === slabs.length - 1 ? null : (amountOf(upTo, FEE_CURRENCY) ?? 0),
      rate: percentOf(rate) ?? 0,
    })),
  };
}

/** What cannot be sent as it stands, the first first. */
export function taxFlaws(form: TaxForm): TaxFlaw[] {
  const ends = form.slabs.slice(0, -1).map(({ upTo }) => amountOf(upTo, FEE_CURRENCY));
  const rates = form.slabs.map(({ rate }) => percentOf(rate));
  const areRates = rates.every((rate) => rate !== null && rate <= 10_000);
  const isFalling = rates.some((rate, index) => (rate ?? 0) < (rates[index - 1] ?? 0));
  return [
    ...(form.name.trim() === '' ? (['name'] as const) : []),
    ...dateFlaws(form),
    ...(isRising(ends) ? [] : (['slabs'] as const)),
    ...(areRates ? [] : (['rates'] as const)),
    ...(areRates && isFalling ? (['falling'] as const) : []),
  ];
}
