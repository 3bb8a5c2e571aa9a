import { lazy, type MouseEvent, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { PinIcon } from '../../lib/ui/icons.tsx';

const loadDialog = () => import('../../features/browse/city/city-dialog.tsx');
const CityDialog = lazy(async () => ({ default: (await loadDialog()).CityDialog }));

/** Says which city one looks at, and changes it: in a dialog, and without a program on a page. */
export function CityButton() {
  const { t } = useWords();
  const city = useRememberedCity();
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const ask = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Link
        to="/?choose"
        onClick={ask}
        onPointerEnter={() => void loadDialog()}
        aria-label={city ? t('cities.change', { city: city.name }) : t('cities.choose')}
        className="flex min-h-11 max-w-44 min-w-0 items-center gap-1.5 rounded-full px-3 text-sm font-medium text-ink ring-1 ring-line hover:bg-raised hover:ring-edge"
      >
        <PinIcon />
        <span className="line-clamp-1 break-all">{city?.name ?? t('shell.city')}</span>
      </Link>
      {asked && (
        <Suspense fallback={null}>
          <CityDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
