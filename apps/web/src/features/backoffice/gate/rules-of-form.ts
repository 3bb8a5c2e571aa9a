import type { CheckInRules } from '@houseful/contract/gate';
import { instantOf } from '../../../lib/time/local-fields.ts';

/** What stands in the form of a list. */
export interface ListForm {
  readonly name: string;
  readonly categories: readonly string[];
  /** How many could be chosen; where there was no choice, all are let in. */
  readonly categoriesOffered: number;
  readonly checksGate: boolean;
  /** As fields for a time of this device hold them; empty for none. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly autoExitAt: string;
}

/** All of them chosen is no choice: a category that comes later is let in, too. */
export function rulesOf(form: ListForm, entry: CheckInRules['entry']): Partial<CheckInRules> {
  const isChoice = form.categories.length < form.categoriesOffered;
  return {
    entry,
    categoryIds: isChoice ? [...form.categories] : null,
    checksGate: form.checksGate,
    opensAt: instantOf(form.opensAt),
    closesAt: instantOf(form.closesAt),
    autoExitAt: instantOf(form.autoExitAt),
  };
}
