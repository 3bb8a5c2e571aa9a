import type { SearchAnswer } from '@houseful/contract/catalog';
import clsx from 'clsx';
import { type ReactNode, useEffect, useId } from 'react';
import { Link } from 'react-router';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Poster } from '../../lib/ui/art.tsx';
import { ClockIcon, PersonIcon, PinIcon, SearchIcon } from '../../lib/ui/icons.tsx';
import { useRecentSearches } from './recent-searches.ts';
import { searchAddress } from './search-address.ts';
import { titleFacts } from './title-facts.ts';
import { useSearch } from './use-search.ts';

interface SuggestionsProps {
  listId: string;
  text: string;
  /** The id of the option that the arrow keys are on. */
  active: string | undefined;
  onCount: (options: number) => void;
  onChoose: () => void;
}

interface Suggestion {
  readonly key: string;
  readonly to: string;
  readonly icon: ReactNode;
  readonly name: string;
  readonly detail?: string;
}

interface Group {
  readonly name: string;
  readonly suggestions: readonly Suggestion[];
}

/** What hangs below the search field. Its options are links; the focus stays in the field. */
export function Suggestions({ listId, text, active, onCount, onChoose }: SuggestionsProps) {
  const words = useWords();
  const { t, number } = words;
  const recent = useRecentSearches();
  const { answer, error, looking } = useSearch(text);
  const city = useRememberedCity()?.cityId;
  const groups = text.trim() ? found(answer, words, city, text) : recalled(recent, t);
  const count = groups.reduce((sum, { suggestions }) => sum + suggestions.length, 0);
  useEffect(() => onCount(count), [onCount, count]);
  useEffect(() => () => onCount(0), [onCount]);

  const nothing = answer && !looking && isEmpty(answer);
  const failed = Boolean(error) && !answer && !looking;
  if (count === 0 && !nothing && !failed) return null;
  return (
    <div
      // The press must not take the focus out of the field before the click arrives.
      onPointerDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto rounded-2xl border border-line bg-surface p-2 shadow-lg"
    >
      {answer?.correctedTo && (
        <p className="px-3 py-1.5 text-sm text-muted">
          {t('search.corrected', { words: answer.correctedTo })}
        </p>
      )}
      {nothing && (
        <p className="px-3 py-2 text-sm">
          <span className="block font-semibold">{t('search.none', { query: text.trim() })}</span>
          <span className="text-muted">{t('search.noneDetail')}</span>
        </p>
      )}
      {failed && <p className="px-3 py-2 text-sm text-bad">{t('search.failed')}</p>}
      {count > 0 && (
        <div id={listId} role="listbox" aria-label={t('search.label')}>
          {groups.map((group) => (
            <OptionGroup key={group.name} group={group} {...{ listId, active, onChoose }} />
          ))}
        </div>
      )}
      <p role="status" className="sr-only">
        {answer && !looking ? t('search.results', { count, number: number(count) }) : ''}
      </p>
    </div>
  );
}

interface OptionGroupProps extends Pick<SuggestionsProps, 'listId' | 'active' | 'onChoose'> {
  group: Group;
}

function OptionGroup({ group, listId, active, onChoose }: OptionGroupProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className="px-3 pt-2 pb-1 text-xs font-semibold text-muted">
        {group.name}
      </div>
      {group.suggestions.map(({ key, to, icon, name, detail }) => {
        const optionId = `${listId}-${key}`;
        return (
          <Link
            key={key}
            id={optionId}
            role="option"
            aria-selected={active === optionId}
            tabIndex={-1}
            to={to}
            onClick={onChoose}
            className={clsx(
              'flex min-h-11 items-center gap-3 rounded-lg px-3 py-1.5 hover:bg-raised',
              active === optionId && 'bg-raised ring-2 ring-bulb ring-inset',
            )}
          >
            {icon}
            <span className="min-w-0">
              <span className="line-clamp-1 font-medium">{name}</span>
              {detail && <span className="line-clamp-1 text-sm text-muted">{detail}</span>}
            </span>
          </Link>
        );
      })}
    </div>
  );
}

type WordsOf = ReturnType<typeof useWords>;

function recalled(searches: readonly string[], t: WordsOf['t']): Group[] {
  if (searches.length === 0) return [];
  const suggestions = searches.map((search, place) => ({
    key: `recent-${place}`,
    to: searchAddress(search),
    icon: <ClockIcon />,
    name: search,
  }));
  return [{ name: t('search.recent'), suggestions }];
}

function found(
  answer: SearchAnswer | undefined,
  words: WordsOf,
  city: string | undefined,
  text: string,
): Group[] {
  if (!answer || isEmpty(answer)) return [];
  const { t } = words;
  const groups: Group[] = [
    {
      name: t('search.titles'),
      suggestions: answer.titles.map((title) => ({
        key: title.titleId,
        to: `/titles/${title.titleId}${city ? `?city=${city}` : ''}`,
        icon: <Poster address={title.posterUrl} eager className="w-9 rounded" />,
        name: title.name,
        detail: titleFacts(title, words),
      })),
    },
    {
      name: t('search.people'),
      suggestions: answer.people.map(({ name, titles }, place) => ({
        key: `person-${place}`,
        to: searchAddress(name),
        icon: <PersonIcon />,
        name,
        detail: titles.map((title) => title.name).join(', '),
      })),
    },
    {
      name: t('search.venues'),
      suggestions: answer.venues.map((venue) => ({
        key: venue.venueId,
        to: `/venues/${venue.venueId}`,
        icon: <PinIcon />,
        name: venue.name,
        detail: `${venue.cityName} · ${venue.address}`,
      })),
    },
    {
      name: t('search.go'),
      suggestions: [
        {
          key: 'all',
          to: searchAddress(text),
          icon: <SearchIcon />,
          name: t('search.all', { query: text.trim() }),
        },
      ],
    },
  ];
  return groups.filter(({ suggestions }) => suggestions.length > 0);
}

function isEmpty({ titles, people, venues }: SearchAnswer): boolean {
  return titles.length + people.length + venues.length === 0;
}
