import { useWords } from '../i18n/words.ts';
import { StarIcon } from './icons.tsx';

/** A star and a figure; read out as what it is. */
export function Rating({ rating }: { rating: number }) {
  const { t } = useWords();
  const figure = rating.toFixed(1);
  return (
    <span className="inline-flex shrink-0 items-center gap-1 font-semibold text-bulb">
      <StarIcon />
      <span className="sr-only">{t('browse.rated', { rating: figure })}</span>
      <span aria-hidden="true">{figure}</span>
    </span>
  );
}
