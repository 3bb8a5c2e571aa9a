import { languageNames } from '../../../lib/i18n/catalogue-words.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { HOUSE_CURRENCY } from '../filters/filter-words.ts';
import type { ShowChoice, ShowFilter, ShowOptions } from './show-choice.ts';

interface ShowFiltersProps {
  options: ShowOptions;
  choice: ShowChoice;
  onChange: (choice: ShowChoice) => void;
}

/** Narrows the day at once: what is here is on the page already. */
export function ShowFilters({ options, choice, onChange }: ShowFiltersProps) {
  const words = useWords();
  const { t, money } = words;
  const toggle = (name: ShowFilter, value: string, text: string) => {
    const on = choice[name].includes(value);
    const values = on ? choice[name].filter((one) => one !== value) : [...choice[name], value];
    return (
      <Toggle key={value} on={on} onClick={() => onChange({ ...choice, [name]: values })}>
        {text}
      </Toggle>
    );
  };
  const toggles = [
    ...options.language.map((one) => toggle('language', one, languageNames([one], words))),
    ...options.format.map((one) => toggle('format', one, one)),
    ...options.timeOfDay.map((one) => toggle('timeOfDay', one, t(`timeOfDay.${one}`))),
    ...options.priceMax.map((amount) => {
      const on = choice.priceMax === amount;
      const price = money({ amount, currency: HOUSE_CURRENCY });
      return (
        <Toggle
          key={amount}
          on={on}
          onClick={() => onChange({ ...choice, priceMax: on ? null : amount })}
        >
          {t('filters.upTo', { price })}
        </Toggle>
      );
    }),
  ];
  if (toggles.length === 0) return null;
  return (
    <ul
      aria-label={t('titlePage.narrow')}
      className="relative -mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {toggles}
    </ul>
  );
}

function Toggle(props: { on: boolean; onClick: () => void; children: string }) {
  return (
    <li className="shrink-0">
      <ChipToggle {...props} />
    </li>
  );
}
