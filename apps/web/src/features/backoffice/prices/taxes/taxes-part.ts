import type { TaxRule } from '@houseful/contract/pricing';
import { percentText } from '../../../../lib/format/amount-text.ts';
import { datesWords } from '../dates-words.ts';
import { FEE_CURRENCY } from '../fees/fee-form.ts';
import type { Part } from '../parts.ts';
import { TAX_RULES } from '../rule-stores.ts';
import type { PricesWords } from '../words/prices-words.ts';
import { TaxFields } from './tax-fields.tsx';
import { EMPTY_TAX, type TaxForm, taxFlaws, taxFormOf, taxRuleOf } from './tax-form.ts';

export const TAXES: Part<TaxRule, TaxForm> = {
  name: 'taxes',
  rules: TAX_RULES,
  empty: () => EMPTY_TAX,
  formOf: taxFormOf,
  ruleOf: taxRuleOf,
  flawsOf: taxFlaws,
  Fields: TaxFields,
  summary: taxWords,
};

/** `Films: 5 % up to ₹100, 18 % above · for shows from 22 Sep 2025`. */
export function taxWords(rule: TaxRule, words: PricesWords): string {
  const { say, money, list } = words;
  const slabs = rule.slabs.map(({ upTo, rate }) => {
    const percent = `${percentText(rate)} %`;
    if (upTo !== null) {
      return say('taxes.slab', { percent, upTo: money({ amount: upTo, currency: FEE_CURRENCY }) });
    }
    return rule.slabs.length === 1 ? percent : say('taxes.above', { percent });
  });
  return `${say(`admission.${rule.subject}`)}: ${list(slabs)} · ${datesWords(rule, words)}`;
}
