import { USUAL_FEE } from '@houseful/contract/indian-prices';
import type { FeeRule } from '@houseful/contract/pricing';
import { percentText } from '../../../../lib/format/amount-text.ts';
import type { Part } from '../parts.ts';
import { FEE_RULES } from '../rule-stores.ts';
import type { PricesWords } from '../words/prices-words.ts';
import { datesWords } from '../dates-words.ts';
import { FeeFields } from './fee-fields.tsx';
import { FEE_CURRENCY, type FeeForm, feeFlaws, feeFormOf, feeRuleOf } from './fee-form.ts';

export const FEES: Part<FeeRule, FeeForm> = {
  name: 'fees',
  rules: FEE_RULES,
  empty: () => ({
    ...feeFormOf({ name: 'x', from: '', until: null, tariff: USUAL_FEE }),
    ...{ name: '', from: '' },
  }),
  formOf: feeFormOf,
  ruleOf: feeRuleOf,
  flawsOf: feeFlaws,
  Fields: FeeFields,
  summary: (rule, words) => `${feeWords(rule, words)} · ${datesWords(rule, words)}`,
};

function feeWords({ tariff }: FeeRule, { say, money }: PricesWords): string {
  const rupees = (amount: number) => money({ amount, currency: FEE_CURRENCY });
  const [slab] = tariff.slabs;
  if (!slab || tariff.slabs.length > 1) {
    return say('fees.summarySlabs', { count: tariff.slabs.length, per: say(`per.${tariff.per}`) });
  }
  const parts = [
    slab.fixed > 0 && rupees(slab.fixed),
    slab.share > 0 && `${percentText(slab.share)} %`,
  ].filter((part) => part !== false);
  return say('fees.summary', {
    fee: parts.length === 0 ? rupees(0) : parts.join(' + '),
    min: rupees(tariff.min),
    max: rupees(tariff.max),
    per: say(`per.${tariff.per}`),
  });
}
