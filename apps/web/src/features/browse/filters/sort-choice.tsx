import { useId } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { SORTS, type TitleChoice } from './title-choice.ts';

interface SortChoiceProps {
  choice: TitleChoice;
  onChange: (choice: TitleChoice) => void;
}

export function SortChoice({ choice, onChange }: SortChoiceProps) {
  const { t } = useWords();
  const id = useId();
  const names = {
    trending: t('filters.sortTrending'),
    rating: t('filters.sortRating'),
    newest: t('filters.sortNewest'),
    name: t('filters.sortName'),
  };
  return (
    <div className="ml-auto flex items-center gap-2 text-sm">
      <label htmlFor={id} className="text-muted max-sm:sr-only">
        {t('filters.sort')}
      </label>
      <select
        id={id}
        value={choice.sort ?? ''}
        onChange={({ target }) =>
          onChange({ ...choice, sort: SORTS.find((one) => one === target.value) ?? null })
        }
        className="min-h-10 max-w-full rounded-lg border border-edge bg-surface px-3 font-semibold text-ink"
      >
        <option value="">{t('filters.sortUsual')}</option>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {names[sort]}
          </option>
        ))}
      </select>
    </div>
  );
}
