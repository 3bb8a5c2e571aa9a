import type { ShowOnOffer } from '@houseful/contract/catalog';
import clsx from 'clsx';
import { Link } from 'react-router';
import { languageNames } from '../../lib/i18n/catalogue-words.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { availabilityWords, type AvailabilityTone } from './availability-words.ts';

/** When a title plays: one door per show, with what is left and what it costs at least. */
export function ShowTimes({ shows }: { shows: readonly ShowOnOffer[] }) {
  return (
    <ul className="grid flex-1 grid-cols-[repeat(auto-fill,minmax(7.25rem,1fr))] gap-2.5 lg:self-start">
      {shows.map((show) => (
        <li key={show.showId}>
          <ShowTime show={show} />
        </li>
      ))}
    </ul>
  );
}

const TONES: Record<AvailabilityTone, string> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  off: 'text-muted',
};

function ShowTime({ show }: { show: ShowOnOffer }) {
  const words = useWords();
  const { t, money, localTime } = words;
  const { text, tone, quartersFull } = availabilityWords(show.availability, words);
  const gone = show.availability?.seatsLeft === 0;
  const content = (
    <>
      <span className={clsx('text-base font-bold', gone && 'text-muted')}>
        {localTime(show.localTime)}
      </span>
      <span className="text-xs break-words text-muted">
        {[languageNames([show.language], words), show.format === 'Live' ? null : show.format]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {show.availability && !gone && (
        <span className="text-xs text-muted">
          {t('browse.fromPrice', { price: money(show.availability.priceFrom) })}
        </span>
      )}
      <span
        className={clsx(
          'mt-auto flex items-center gap-1.5 pt-1 text-xs font-semibold',
          TONES[tone],
        )}
      >
        {quartersFull !== null && <FullHouse quarters={quartersFull} />}
        {text}
      </span>
    </>
  );
  const box = 'flex h-full min-h-11 flex-col rounded-lg border px-3 py-2';
  if (show.availability === null) {
    return <span className={clsx(box, 'border-line')}>{content}</span>;
  }
  return (
    <Link
      to={`/shows/${show.showId}/seats`}
      className={clsx(
        box,
        'hover:border-bulb hover:bg-raised',
        gone ? 'border-dashed border-edge' : 'border-edge bg-ground',
      )}
    >
      {content}
    </Link>
  );
}

/** Four seats, as many of them lit as the house is full: the sign that needs no colour. */
function FullHouse({ quarters }: { quarters: number }) {
  return (
    <svg viewBox="0 0 26 6" className="h-1.5 w-6.5 shrink-0" aria-hidden="true">
      {[0, 1, 2, 3].map((seat) => (
        <rect
          key={seat}
          x={seat * 6.75}
          width="5.75"
          height="6"
          rx="1.5"
          fill="currentColor"
          fillOpacity={seat < quarters ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}
