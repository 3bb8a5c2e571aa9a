import { INDIAN_TAX_RULES } from '@houseful/contract/indian-prices';
import { Panel } from '../../panel.tsx';
import { usePricesWords } from '../words/prices-words.ts';
import { taxWords } from './taxes-part.ts';

/** What counts for subjects that the house has made no rule for, and from which days on. */
export function UsualTaxes() {
  const words = usePricesWords();
  const { say } = words;
  return (
    <Panel title={say('taxes.usual')} detail={say('taxes.usualDetail')}>
      <ul className="divide-y divide-line">
        {INDIAN_TAX_RULES.map((rule) => (
          <li key={rule.name} className="py-2">
            {taxWords(rule, words)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
