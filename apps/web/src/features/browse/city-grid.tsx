import type { City } from '@houseful/contract/venues';
import { Link } from 'react-router';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';

export function CityGrid({ cities }: { cities: readonly City[] }) {
  const remembered = useRememberedCity();
  return (
    <nav aria-labelledby="choose-city">
      <h2 id="choose-city" className="mb-3 text-lg font-semibold">
        Choose your city
      </h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        {cities.map((city) => (
          <li key={city.cityId}>
            <Link
              to={`/${city.cityId}`}
              className="flex h-full min-h-20 flex-col justify-center rounded-card border border-line bg-surface px-4 py-3 hover:border-bulb hover:bg-raised"
            >
              <span className="text-lg font-semibold">{city.name}</span>
              <span className="text-sm text-faint">
                {city.state}
                {remembered?.cityId === city.cityId && (
                  <span className="text-bulb"> · last time</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
