import type { SearchAnswer, TitleCard } from '@houseful/contract/catalog';
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { PinIcon } from '../../lib/ui/icons.tsx';
import { PosterCard } from '../../lib/ui/poster-card.tsx';

interface SearchResultsProps {
  answer: SearchAnswer;
  /** Better results are on their way. */
  busy: boolean;
}

/** Titles, people and venues that fit the words, or what to do when none does. */
export function SearchResults({ answer, busy }: SearchResultsProps) {
  const { t, number } = useWords();
  const city = useRememberedCity();
  const { query, correctedTo, titles, people, venues } = answer;
  const count = titles.length + people.length + venues.length;
  const addressOf = ({ titleId }: TitleCard) =>
    `/titles/${titleId}${city ? `?city=${city.cityId}` : ''}`;
  return (
    <div aria-busy={busy} className={clsx('flex flex-col gap-8', busy && 'opacity-60')}>
      <p role="status" className={correctedTo ? 'text-muted' : 'sr-only'}>
        {correctedTo && `${t('search.corrected', { words: correctedTo })} `}
        <span className="sr-only">{t('search.results', { count, number: number(count) })}</span>
      </p>
      {count === 0 && (
        <EmptyState
          title={t('search.none', { query })}
          action={
            city && (
              <ButtonLink look="quiet" to={`/${city.cityId}`} className="mt-2">
                {t('search.lookAround', { city: city.name })}
              </ButtonLink>
            )
          }
        >
          {t('search.noneDetail')}
        </EmptyState>
      )}
      {titles.length > 0 && (
        <Group heading={t('search.titles')}>
          <PosterGrid titles={titles} addressOf={addressOf} />
        </Group>
      )}
      {people.map(({ name, titles: theirs }) => (
        <Group key={name} heading={name}>
          <PosterGrid titles={theirs} addressOf={addressOf} />
        </Group>
      ))}
      {venues.length > 0 && (
        <Group heading={t('search.venues')}>
          <ul className="grid gap-3 sm:grid-cols-2">
            {venues.map((venue) => (
              <li key={venue.venueId}>
                <Link
                  to={`/venues/${venue.venueId}`}
                  className="flex h-full gap-3 rounded-card border border-line bg-surface px-4 py-3 hover:border-bulb hover:bg-raised"
                >
                  <PinIcon />
                  <span className="min-w-0">
                    <span className="block leading-snug font-semibold">{venue.name}</span>
                    <span className="text-sm text-muted">
                      {venue.address}, {venue.cityName}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Group>
      )}
    </div>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-sign text-2xl break-words text-bulb">
        {heading}
      </h2>
      {children}
    </section>
  );
}

interface PosterGridProps {
  titles: readonly TitleCard[];
  addressOf: (title: TitleCard) => string;
}

function PosterGrid({ titles, addressOf }: PosterGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-6 xs:grid-cols-3 sm:grid-cols-4 lg:grid-cols-6">
      {titles.map((title) => (
        <li key={title.titleId}>
          <PosterCard title={title} to={addressOf(title)} />
        </li>
      ))}
    </ul>
  );
}
