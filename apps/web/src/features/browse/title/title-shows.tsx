import type { Title } from '@houseful/contract/catalog';
import type { City } from '@houseful/contract/venues';
import { useSearchParams } from 'react-router';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { DateStrip } from '../date-strip.tsx';
import { type CityWithShows, CityShows } from './city-shows.tsx';
import { choose, optionsOf, readShowChoice, type Venues, withShowChoice } from './show-choice.ts';
import { ShowFilters } from './show-filters.tsx';
import { VenueShows } from './venue-shows.tsx';

export interface TitleShowsProps {
  title: Title;
  /** Null when no city was asked for. */
  city: City | null;
  /** The days that have a show here. */
  dates: readonly string[];
  date: string;
  today: string;
  /** Of the day, in the city that was asked for. */
  venues: Venues;
  /** Where it plays, when no city was asked for or none of its shows is in that one. */
  cities: readonly CityWithShows[];
}

/** When and where a title plays, or why it does not. */
export function TitleShows({ title, city, dates, date, today, venues, cities }: TitleShowsProps) {
  const { t } = useWords();
  const isComing = dates.length === 0 && cities.length === 0 && title.releaseDate > today;
  return (
    <section aria-labelledby="shows" className="flex flex-col gap-4">
      <h2 id="shows" className="font-sign text-2xl break-words text-bulb sm:text-3xl">
        {city ? t('titlePage.showsIn', { city: city.name }) : t('titlePage.shows')}
      </h2>
      {isComing && <Coming title={title} />}
      {!isComing && city && dates.length > 0 && (
        <>
          <DateStrip dates={dates} chosen={date} today={today} />
          <Day venues={venues} />
        </>
      )}
      {!isComing && city && dates.length === 0 && cities.length > 0 && (
        <>
          <p className="font-semibold">{t('titlePage.notHere', { city: city.name })}</p>
          <CityShows heading={t('titlePage.elsewhere')} cities={cities} />
        </>
      )}
      {!isComing && !city && cities.length > 0 && (
        <CityShows heading={t('titlePage.chooseCity')} cities={cities} />
      )}
      {!isComing && dates.length === 0 && cities.length === 0 && (
        <EmptyState title={t('titlePage.over')} heading="h3">
          {t('titlePage.overDetail')}
        </EmptyState>
      )}
    </section>
  );
}

function Coming({ title }: { title: Title }) {
  const { t, localDate } = useWords();
  const date = `${localDate(title.releaseDate)} ${title.releaseDate.slice(0, 4)}`;
  return (
    <div className="flex flex-col gap-1 rounded-card border border-line bg-surface p-5">
      <p className="text-lg font-semibold">{t('titlePage.coming', { date })}</p>
      <p className="text-muted">{t('titlePage.comingDetail')}</p>
    </div>
  );
}

function Day({ venues }: { venues: Venues }) {
  const { t, number } = useWords();
  const [query, setQuery] = useSearchParams();
  const choice = readShowChoice(query);
  const fitting = choose(venues, choice);
  const count = fitting.reduce((sum, { shows }) => sum + shows.length, 0);
  const change = (next: typeof choice) =>
    setQuery(withShowChoice(query, next), { replace: true, preventScrollReset: true });
  if (venues.length === 0) {
    return (
      <EmptyState title={t('titlePage.noneThisDay')} heading="h3">
        {t('titlePage.noneThisDayDetail')}
      </EmptyState>
    );
  }
  return (
    <>
      <ShowFilters options={optionsOf(venues)} choice={choice} onChange={change} />
      <p role="status" className="sr-only">
        {t('titlePage.fitCount', { count, number: number(count) })}
      </p>
      {count > 0 ? (
        <VenueShows venues={fitting} />
      ) : (
        <EmptyState
          title={t('titlePage.noneFit')}
          heading="h3"
          action={
            <Button
              look="quiet"
              onClick={() => change({ language: [], format: [], timeOfDay: [], priceMax: null })}
            >
              {t('titlePage.showAll')}
            </Button>
          }
        >
          {t('titlePage.noneFitDetail')}
        </EmptyState>
      )}
    </>
  );
}
