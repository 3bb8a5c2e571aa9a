import type { TitleCard } from '@houseful/contract/catalog';
import { Link } from 'react-router';
import { genreName, languageNames } from '../i18n/catalogue-words.ts';
import { useWords } from '../i18n/words.ts';
import { Banner } from './art.tsx';

/** A title as its banner: for what happens on a stage or a pitch. */
export function BannerCard({ title, to }: { title: TitleCard; to: string }) {
  const words = useWords();
  const genres = title.genres.map((genre) => genreName(genre, words));
  return (
    <Link
      to={to}
      className="group flex h-full flex-col overflow-hidden rounded-card bg-surface ring-1 ring-line transition-shadow hover:ring-2 hover:ring-bulb"
    >
      <Banner address={title.bannerUrl} />
      <span className="flex grow flex-col gap-0.5 px-4 py-3">
        <span className="leading-snug font-semibold break-words group-hover:text-bulb">
          {title.name}
        </span>
        <span className="line-clamp-1 text-sm text-muted">
          {[...genres, languageNames(title.languages, words, 2)].join(' · ')}
        </span>
        {title.priceFrom && (
          <span className="mt-auto pt-1 text-sm">
            {words.t('browse.fromPrice', { price: words.money(title.priceFrom) })}
          </span>
        )}
      </span>
    </Link>
  );
}
