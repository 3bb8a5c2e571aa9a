import type { ComponentType } from 'react';
import type { KeptRule, RuleStore } from './rule-stores.ts';
import type { PricesWords } from './words/prices-words.ts';

/** What the prices of a house are made of, in the order in which they count. */
export const PART_NAMES = ['cards', 'fees', 'taxes', 'waivers', 'steps'] as const;
export type PartName = (typeof PART_NAMES)[number];

export interface FieldsProps<F> {
  form: F;
  organisationId: string;
  disabled: boolean;
  /** What is to be said at a field. */
  errorAt: (flaw: string) => string | undefined;
  onChange: (changes: Partial<F>) => void;
}

/** One of them: where its rules are kept, how they are typed, and what is said of them. */
export interface Part<R, F extends object> {
  readonly name: PartName;
  readonly rules: RuleStore<R>;
  /** The form of a new rule; the address may say what it is for. */
  readonly empty: (address: URLSearchParams) => F;
  readonly formOf: (rule: R) => F;
  /** Only of a form without flaws. */
  readonly ruleOf: (form: F) => R;
  /** What cannot be sent as it stands, the first first. */
  readonly flawsOf: (form: F) => readonly string[];
  readonly Fields: ComponentType<FieldsProps<F>>;
  /** Stands beside the form of a rule that is kept. */
  readonly Beside?: ComponentType<{ kept: KeptRule<R>; isUnsaved: boolean }>;
  /** In one line, below its name. */
  readonly summary: (rule: R, words: PricesWords) => string;
}

/** Any part, for what does not look into its rules. */
export type RuleName = { readonly name: string };
