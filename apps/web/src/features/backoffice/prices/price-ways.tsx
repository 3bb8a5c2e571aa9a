import { ChipLink } from '../../../lib/ui/chip.tsx';
import { PART_NAMES, type PartName } from './parts.ts';
import { usePricesWords } from './words/prices-words.ts';

export function addressOf(part: PartName): string {
  return part === 'cards' ? '/desk/prices' : `/desk/prices/${part}`;
}

/** From one kind of rules to the others. */
export function PriceWays({ current }: { current: PartName }) {
  const { say } = usePricesWords();
  return (
    <nav aria-label={say('ways')}>
      <ul className="flex flex-wrap gap-2">
        {PART_NAMES.map((part) => (
          <li key={part}>
            <ChipLink to={addressOf(part)} current={part === current}>
              {say(`part.${part}`)}
            </ChipLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
