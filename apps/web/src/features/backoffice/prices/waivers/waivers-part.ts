import type { TaxWaiver } from '@houseful/contract/pricing';
import { datesWords } from '../dates-words.ts';
import type { Part } from '../parts.ts';
import { TAX_WAIVERS } from '../rule-stores.ts';
import { WaiverFields } from './waiver-fields.tsx';
import {
  EMPTY_WAIVER,
  type WaiverForm,
  waiverFlaws,
  waiverFormOf,
  waiverOf,
} from './waiver-form.ts';

export const WAIVERS: Part<TaxWaiver, WaiverForm> = {
  name: 'waivers',
  rules: TAX_WAIVERS,
  empty: () => EMPTY_WAIVER,
  formOf: waiverFormOf,
  ruleOf: waiverOf,
  flawsOf: waiverFlaws,
  Fields: WaiverFields,
  summary: (rule, words) => `${rule.state} · ${datesWords(rule, words)}`,
};
