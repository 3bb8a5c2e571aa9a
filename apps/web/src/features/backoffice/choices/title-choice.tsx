import { titlesDeskOperations } from '@houseful/contract/titles-desk';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';

const TYPING_PAUSE_MS = 200;
const TITLES_SHOWN_MAX = 6;

interface TitleChoiceProps {
  label: string;
  hint: string;
  /** Says that a title is taken away again. */
  removeLabel: (name: string) => string;
  organisationId: string;
  titleIds: readonly string[];
  titlesMax: number;
  disabled?: boolean | undefined;
  error?: string | undefined;
  onChange: (titleIds: readonly string[]) => void;
}

/** Some titles of the house, found by their names. */
export function TitleChoice(props: TitleChoiceProps) {
  const { label, hint, organisationId, titleIds, titlesMax, disabled, error, onChange } = props;
  const { t } = useWords();
  const [text, setText] = useState('');
  const query = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['desk-titles', 'choice', organisationId, query],
    queryFn: ({ signal }) =>
      api.call(
        titlesDeskOperations.listDeskTitles,
        { organisation: organisationId, q: query, limit: TITLES_SHOWN_MAX },
        { signal },
      ),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const titles = query === '' ? [] : (found.data?.items ?? []);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {!disabled && titleIds.length < titlesMax && (
        <Field
          label={label}
          hint={hint}
          type="search"
          required
          autoComplete="off"
          value={text}
          error={error}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            // It looks for titles; it does not send the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      <ProblemNotice error={found.error} />
      {query !== '' && found.data?.items.length === 0 && (
        <p className="text-sm text-muted">{t('search.none', { query })}</p>
      )}
      {titles.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line" aria-label={label}>
          {titles
            .filter(({ titleId }) => !titleIds.includes(titleId))
            .map(({ titleId, name, kind }) => (
              <li key={titleId}>
                <button
                  type="button"
                  onClick={() => {
                    onChange([...titleIds, titleId]);
                    setText('');
                  }}
                  className="flex min-h-11 w-full items-baseline gap-2 px-3 py-2 text-left hover:bg-raised"
                >
                  <span className="font-medium break-words">{name}</span>
                  <span className="text-sm text-muted">{t(`kind.${kind}`)}</span>
                </button>
              </li>
            ))}
        </ul>
      )}
      <Chosen {...props} />
    </div>
  );
}

function Chosen({ label, removeLabel, titleIds, disabled, onChange }: TitleChoiceProps) {
  const names = useQueries({
    queries: titleIds.map((titleId) => ({
      queryKey: ['desk-title', titleId],
      queryFn: () => api.call(titlesDeskOperations.getDeskTitle, { titleId }),
      staleTime: 60_000,
    })),
    combine: (results) => results.map(({ data }) => data?.name),
  });
  if (titleIds.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2" aria-label={label}>
      {titleIds.map((titleId, index) => {
        const name = names[index] ?? titleId;
        return (
          <li key={titleId}>
            <button
              type="button"
              disabled={disabled}
              aria-label={removeLabel(name)}
              onClick={() => onChange(titleIds.filter((other) => other !== titleId))}
              className="inline-flex min-h-10 max-w-full items-center gap-1.5 rounded-full border border-edge bg-raised px-3.5 py-1 text-sm font-semibold text-ink enabled:hover:border-bulb"
            >
              <span className="min-w-0 break-words">{name}</span>
              {!disabled && <CloseIcon />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
