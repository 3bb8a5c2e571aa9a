import { catalogOperations, type TitleFacets } from '@houseful/contract/catalog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { FacetPanel } from './facet-panel.tsx';
import { asFilters, chosenValues, cleared, type TitleChoice } from './title-choice.ts';

interface FilterSheetProps {
  cityId: string;
  /** What the page behind shows. */
  choice: TitleChoice;
  facets: TitleFacets;
  onApply: (choice: TitleChoice) => void;
  onClose: () => void;
}

/** On a phone: choose in peace, see how many titles are left, and go once. */
export function FilterSheet({ cityId, choice, facets, onApply, onClose }: FilterSheetProps) {
  const { t, number } = useWords();
  const [draft, setDraft] = useState(choice);
  const filters = asFilters(draft);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['facets', cityId, filters],
    queryFn: ({ signal }) =>
      api.call(catalogOperations.getTitleFacets, { ...filters, city: cityId }, { signal }),
    initialData: draft === choice ? facets : undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const shown: TitleFacets = data ?? facets;
  return (
    <Dialog open title={t('filters.title')} onClose={onClose}>
      <FacetPanel facets={shown.facets} choice={draft} onChange={setDraft} />
      {error && <ProblemNotice error={error} />}
      <div className="sticky -bottom-5 -mx-5 -mb-5 flex gap-3 border-t border-line bg-surface px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button
          look="quiet"
          disabled={chosenValues(draft).length === 0}
          onClick={() => setDraft(cleared(draft))}
        >
          {t('filters.clear')}
        </Button>
        <Button className="grow" busy={isPlaceholderData} onClick={() => onApply(draft)}>
          <span aria-live="polite">
            {shown.total > 0
              ? t('filters.show', { count: shown.total, number: number(shown.total) })
              : t('filters.showNone')}
          </span>
        </Button>
      </div>
    </Dialog>
  );
}
