import type { TitleCard } from '@houseful/contract/catalog';
import { Link } from 'react-router';
import { StarIcon } from '../../lib/ui/icons.tsx';
import { cardLine } from './title-words.ts';

interface PosterCardProps {
  title: TitleCard;
  cityId: string;
  /** Posters above the fold are fetched at once, the others when they come near. */
  eager: boolean;
}

export function PosterCard({ title, cityId, eager }: PosterCardProps) {
  return (
    <Link
      to={`/titles/${title.titleId}?city=${cityId}`}
      className="group flex h-full flex-col gap-2 rounded-card"
    >
      <span className="relative block overflow-hidden rounded-card bg-raised ring-1 ring-line group-hover:ring-bulb">
        <img
          src={title.posterUrl}
          alt=""
          width={600}
          height={900}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          className="aspect-2/3 w-full object-cover"
        />
      </span>
      <span className="flex flex-col px-0.5">
        <span className="leading-snug font-semibold group-hover:text-bulb">{title.name}</span>
        <span className="flex items-baseline gap-2 text-sm text-muted">
          {title.rating !== null && <Rating rating={title.rating} />}
          <span className="min-w-0">{cardLine(title)}</span>
        </span>
        <span className="text-sm text-faint">{title.genres.join(', ')}</span>
      </span>
    </Link>
  );
}

function Rating({ rating }: { rating: number }) {
  return (
    <span className="flex shrink-0 items-center gap-1 self-start font-semibold text-bulb">
      <StarIcon />
      <span className="sr-only">Rated </span>
      {rating.toFixed(1)}
    </span>
  );
}
