import { CARDS } from './cards/cards-part.ts';
import { FEES } from './fees/fees-part.ts';
import { PART_NAMES, type PartName } from './parts.ts';
import { RuleList } from './rule-list.tsx';
import { RuleScreen } from './rule-screen.tsx';
import { STEPS } from './steps/steps-part.ts';
import { TAXES } from './taxes/taxes-part.ts';
import { UsualTaxes } from './taxes/usual-taxes.tsx';
import { WAIVERS } from './waivers/waivers-part.ts';

/** Which kind of rules an address means; the cards where it names none that there is. */
export function partOf(name: string | undefined): PartName {
  return PART_NAMES.find((each) => each === name) ?? 'cards';
}

/** The rules of one kind. */
export function PriceRules({ part, organisationId }: { part: PartName; organisationId: string }) {
  const props = { organisationId };
  switch (part) {
    case 'cards':
      return <RuleList part={CARDS} {...props} />;
    case 'fees':
      return <RuleList part={FEES} {...props} />;
    case 'taxes':
      return (
        <RuleList part={TAXES} {...props}>
          <UsualTaxes />
        </RuleList>
      );
    case 'waivers':
      return <RuleList part={WAIVERS} {...props} />;
    case 'steps':
      return <RuleList part={STEPS} {...props} />;
  }
}

interface PriceRuleProps {
  part: PartName;
  organisationId: string;
  /** Null: a new one. */
  ruleId: string | null;
}

/** One rule, or a new one. */
export function PriceRule({ part, ...props }: PriceRuleProps) {
  switch (part) {
    case 'cards':
      return <RuleScreen part={CARDS} {...props} />;
    case 'fees':
      return <RuleScreen part={FEES} {...props} />;
    case 'taxes':
      return <RuleScreen part={TAXES} {...props} />;
    case 'waivers':
      return <RuleScreen part={WAIVERS} {...props} />;
    case 'steps':
      return <RuleScreen part={STEPS} {...props} />;
  }
}
