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
          width={400}
          height={600}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          className="aspect-2/3 w-full object-cover"
        />
        {title.rating !== null && (
          <span className="absolute bottom-2 left-2 flex items-center gap-1 rounded-md bg-ground/85 px-2 py-1 text-xs font-semibold text-bulb">
            <StarIcon />
            <span className="sr-only">Rated </span>
            {title.rating.toFixed(1)}
          </span>
        )}
      </span>
      <span className="flex flex-col px-0.5">
        <span className="leading-snug font-semibold group-hover:text-bulb">{title.name}</span>
        <span className="text-sm text-muted">{cardLine(title)}</span>
        <span className="text-sm text-faint">{title.genres.join(', ')}</span>
      </span>
    </Link>
  );
}
