import type { TitleCard } from '@houseful/contract/catalog';
import { Link } from 'react-router';
import { languageNames } from '../i18n/catalogue-words.ts';
import { useWords } from '../i18n/words.ts';
import { Poster } from './art.tsx';
import { Rating } from './rating.tsx';

interface PosterCardProps {
  title: TitleCard;
  to: string;
  /** Posters above the fold are fetched at once, the others when they come near. */
  eager?: boolean;
  /** Its place in a list that is about places. */
  rank?: number;
  /** Instead of the price: why it stands in this list. */
  note?: string;
}

/** A title as its poster, with what one asks first: how good, for whom, in which language, how much. */
export function PosterCard({ title, to, eager = false, rank, note }: PosterCardProps) {
  const words = useWords();
  return (
    <Link to={to} className="group flex h-full min-w-0 flex-col gap-2.5 rounded-card">
      <span className="relative block overflow-hidden rounded-card bg-raised ring-1 ring-line transition-shadow group-hover:ring-2 group-hover:ring-bulb">
        <Poster address={title.posterUrl} eager={eager} className="w-full" />
        {rank !== undefined && (
          <span className="sign absolute bottom-2 left-2 px-3 py-2 text-xl leading-none">
            {words.number(rank)}
          </span>
        )}
      </span>
      <span className="flex min-w-0 flex-col gap-0.5 px-0.5">
        <span className="line-clamp-2 leading-snug font-semibold break-words group-hover:text-bulb">
          {title.name}
        </span>
        <Facts title={title} />
        <span className="line-clamp-1 text-sm text-muted">
          {languageNames(title.languages, words, 2)}
        </span>
        <span className="text-sm text-muted">{note ?? lastLine(title, words)}</span>
      </span>
    </Link>
  );
}

function Facts({ title }: { title: TitleCard }) {
  const { t } = useWords();
  const facts = [title.certificate, title.kind !== 'movie' && t(`kind.${title.kind}`)];
  const text = facts.filter(Boolean).join(' · ');
  if (title.rating === null && !text) return null;
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm text-muted">
      {title.rating !== null && <Rating rating={title.rating} />}
      {text && <span className="min-w-0 truncate">{text}</span>}
    </span>
  );
}

/** What it costs at least; of what is still to come, from when. */
function lastLine(
  { priceFrom, releaseDate }: TitleCard,
  { t, money, localDateParts }: ReturnType<typeof useWords>,
): string {
  if (priceFrom) return t('browse.fromPrice', { price: money(priceFrom) });
  const { day, month } = localDateParts(releaseDate);
  return t('browse.opens', { date: `${day} ${month} ${releaseDate.slice(0, 4)}` });
}
