import type { ShowsOfVenue } from '@houseful/contract/catalog';
import type { VenueDetails } from '@houseful/contract/venues';
import { Link } from 'react-router';
import { useWords } from '../../../lib/i18n/words.ts';
import { Poster } from '../../../lib/ui/art.tsx';
import { ButtonAnchor, ButtonLink } from '../../../lib/ui/button.tsx';
import { DirectionsIcon } from '../../../lib/ui/icons.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { Rating } from '../../../lib/ui/rating.tsx';
import { DateStrip } from '../date-strip.tsx';
import { ShowTimes } from '../show-times.tsx';
import { venueKindWord } from './venue-words.ts';

export interface VenueScreenProps {
  venue: VenueDetails;
  shows: ShowsOfVenue;
  dates: readonly string[];
  today: string;
}

/** A house: where it is, what it has, and what plays there day by day. */
export function VenueScreen({ venue, shows, dates, today }: VenueScreenProps) {
  const { t } = useWords();
  return (
    <>
      <VenueHead venue={venue} />
      <section aria-labelledby="shows" className="flex flex-col gap-4">
        <h2 id="shows" className="font-sign text-2xl text-bulb sm:text-3xl">
          {t('venuePage.shows')}
        </h2>
        {dates.length > 0 ? (
          <>
            <DateStrip dates={dates} chosen={shows.date} today={today} />
            <TitlesOfDay venue={venue} titles={shows.titles} />
          </>
        ) : (
          <EmptyState
            title={t('venuePage.noShows')}
            heading="h3"
            action={
              <ButtonLink look="quiet" to={`/${venue.cityId}`} className="mt-2">
                {t('venuePage.toCity', { city: venue.cityName })}
              </ButtonLink>
            }
          >
            {t('venuePage.noShowsDetail', { city: venue.cityName })}
          </EmptyState>
        )}
      </section>
      <Screens venue={venue} />
    </>
  );
}

function VenueHead({ venue }: { venue: VenueDetails }) {
  const { t, number } = useWords();
  const screens = venue.screens.length;
  const place = `${venue.latitude},${venue.longitude}`;
  return (
    <div className="flex flex-col gap-4 sm:flex-row sm:items-start sm:justify-between">
      <div className="min-w-0">
        <p className="text-sm font-semibold text-bulb">
          {venueKindWord(venue.kind, t)}
          {screens > 1 &&
            ` · ${t('venuePage.screenCount', { count: screens, number: number(screens) })}`}
        </p>
        <h1 className="text-3xl leading-tight font-bold break-words sm:text-4xl">{venue.name}</h1>
        <address className="mt-1 max-w-prose text-muted not-italic">{venue.address}</address>
      </div>
      <ButtonAnchor
        look="quiet"
        href={`https://www.google.com/maps/search/?api=1&query=${place}`}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={t('venuePage.directionsTo', { venue: venue.name })}
        className="shrink-0 self-start"
      >
        <DirectionsIcon />
        {t('venuePage.directions')}
      </ButtonAnchor>
    </div>
  );
}

interface TitlesOfDayProps {
  venue: VenueDetails;
  titles: ShowsOfVenue['titles'];
}

function TitlesOfDay({ venue, titles }: TitlesOfDayProps) {
  const { t } = useWords();
  if (titles.length === 0) {
    return (
      <EmptyState title={t('titlePage.noneThisDay')} heading="h3">
        {t('titlePage.noneThisDayDetail')}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
      {titles.map(({ title, shows }) => (
        <li key={title.titleId} className="flex flex-col gap-3 p-4 lg:flex-row lg:gap-6">
          <Link
            to={`/titles/${title.titleId}?city=${venue.cityId}`}
            className="group flex min-w-0 gap-3 lg:w-72 lg:shrink-0"
          >
            <Poster address={title.posterUrl} className="w-14 self-start rounded-md" />
            <span className="min-w-0">
              <span className="block leading-snug font-semibold break-words group-hover:text-bulb">
                {title.name}
              </span>
              <span className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
                {title.rating !== null && <Rating rating={title.rating} />}
                {title.certificate}
              </span>
            </span>
          </Link>
          <ShowTimes shows={shows} />
        </li>
      ))}
    </ul>
  );
}

function Screens({ venue }: { venue: VenueDetails }) {
  const { t, number } = useWords();
  return (
    <section aria-labelledby="screens">
      <h2 id="screens" className="mb-3 font-sign text-2xl text-bulb">
        {t('venuePage.screens')}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {venue.screens.map(({ screenId, name, seatCount, formats }) => (
          <li key={screenId} className="rounded-card border border-line bg-surface px-4 py-3">
            <p className="font-semibold break-words">{name}</p>
            <p className="text-sm text-muted">
              {t('venuePage.seats', { count: seatCount, number: number(seatCount) })}
              {venue.kind === 'multiplex' && ` · ${formats.join(', ')}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
