import type { City } from '@houseful/contract/venues';
import clsx from 'clsx';
import { Link, useLocation } from 'react-router';
import { addressInCity } from '../../../lib/city/address-in-city.ts';
import { chooseCity } from '../../../lib/city/choose-city.ts';
import { useRememberedCity } from '../../../lib/city/remembered-city.ts';
import { useWords } from '../../../lib/i18n/words.ts';

interface CityGridProps {
  cities: readonly City[];
  /** In a dialog there is less room. */
  narrow?: boolean;
  onChoose?: () => void;
}

/** One card per city; leads to the same page there, where there is one. */
export function CityGrid({ cities, narrow = false, onChoose }: CityGridProps) {
  const { t } = useWords();
  const remembered = useRememberedCity();
  const location = useLocation();
  return (
    <ul className={clsx('grid grid-cols-2 gap-3', !narrow && 'sm:grid-cols-3 lg:grid-cols-4')}>
      {cities.map((city) => (
        <li key={city.cityId}>
          <Link
            to={addressInCity(location, city.cityId)}
            onClick={() => {
              chooseCity(city);
              onChoose?.();
            }}
            className="group flex h-full min-h-20 flex-col justify-center rounded-card border border-line bg-surface px-4 py-3 hover:border-bulb hover:bg-raised"
          >
            <span
              className={clsx(
                'font-sign leading-tight break-words',
                narrow ? 'text-lg' : 'text-xl',
              )}
            >
              {city.name}
            </span>
            <span className="text-sm text-muted">
              {city.state}
              {remembered?.cityId === city.cityId && (
                <span className="text-bulb"> · {t('cities.lastTime')}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
