import type { ShowsByVenue } from '@houseful/contract/catalog';
import type { Money } from '@houseful/contract/primitives';
import { useId } from 'react';
import { Link } from 'react-router';
import { chooseCity } from '../../../lib/city/choose-city.ts';
import { useWords } from '../../../lib/i18n/words.ts';

export interface CityWithShows {
  readonly cityId: string;
  readonly name: string;
  readonly venues: number;
  readonly shows: number;
  readonly priceFrom: Money | null;
}

interface CityShowsProps {
  heading: string;
  cities: readonly CityWithShows[];
}

/** The cities that a title plays in, each a way to its shows there. */
export function CityShows({ heading, cities }: CityShowsProps) {
  const { t, number, money } = useWords();
  const id = useId();
  return (
    <div>
      <h3 id={id} className="mb-3 text-muted">
        {heading}
      </h3>
      <ul aria-labelledby={id} className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        {cities.map((city) => (
          <li key={city.cityId}>
            <Link
              to={`?city=${city.cityId}`}
              preventScrollReset
              onClick={() => chooseCity(city)}
              className="flex h-full min-h-20 flex-col justify-center rounded-card border border-line bg-surface px-4 py-3 hover:border-bulb hover:bg-raised"
            >
              <span className="font-sign text-lg leading-tight break-words">{city.name}</span>
              <span className="text-sm text-muted">
                {t('titlePage.venueCount', { count: city.venues, number: number(city.venues) })}
              </span>
              {city.priceFrom && (
                <span className="text-sm text-muted">
                  {t('browse.fromPrice', { price: money(city.priceFrom) })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The shows of a day by the city they are in; the cities with most of them first. */
export function byCity(venues: ShowsByVenue['venues']): CityWithShows[] {
  const cities = new Map<string, CityWithShows>();
  for (const { venue, shows } of venues) {
    const { cityId, cityName: name } = venue;
    const known = cities.get(cityId) ?? { cityId, name, venues: 0, shows: 0, priceFrom: null };
    const prices = shows.flatMap(({ availability }) => availability?.priceFrom ?? []);
    cities.set(cityId, {
      ...known,
      venues: known.venues + 1,
      shows: known.shows + shows.length,
      priceFrom: cheapest([...prices, ...(known.priceFrom ? [known.priceFrom] : [])]),
    });
  }
  return [...cities.values()].sort((a, b) => b.shows - a.shows || (a.name < b.name ? -1 : 1));
}

function cheapest(prices: readonly Money[]): Money | null {
  return prices.reduce<Money | null>(
    (best, price) => (best === null || price.amount < best.amount ? price : best),
    null,
  );
}
