import type { TitleCard } from '@houseful/contract/catalog';
import clsx from 'clsx';
import { Link } from 'react-router';
import { genreName, languageNames } from '../../../lib/i18n/catalogue-words.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Banner } from '../../../lib/ui/art.tsx';
import { RailButtons } from '../../../lib/ui/rail.tsx';
import { Rating } from '../../../lib/ui/rating.tsx';
import { useScroller } from '../../../lib/ui/use-scroller.ts';

export interface FeaturedTitle {
  readonly title: TitleCard;
  /** Its place by seats sold lately; null for what is featured for another reason. */
  readonly rank: number | null;
  readonly seatsSoldLately: number | null;
}

/** The first thing one sees of a city: a few titles, large, that move only when asked to. */
export function Featured({ cityId, titles }: { cityId: string; titles: readonly FeaturedTitle[] }) {
  const { t } = useWords();
  const { attach, room, scroll } = useScroller();
  const list = t('browse.featured');
  return (
    <section aria-labelledby="featured" className="relative">
      <h2 id="featured" className="sr-only">
        {list}
      </h2>
      <ul
        ref={attach}
        className="relative -mx-4 flex snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:gap-4"
      >
        {titles.map((featured, place) => (
          <li
            key={featured.title.titleId}
            className={clsx(
              'shrink-0 snap-start',
              titles.length > 1 ? 'w-[92%] sm:w-full' : 'w-full',
            )}
          >
            <Slide cityId={cityId} featured={featured} first={place === 0} />
          </li>
        ))}
      </ul>
      {titles.length > 1 && (
        <RailButtons {...{ list, room, scroll }} className="absolute right-4 bottom-5 lg:flex" />
      )}
    </section>
  );
}

interface SlideProps {
  cityId: string;
  featured: FeaturedTitle;
  /** The largest picture of the page is fetched before anything else. */
  first: boolean;
}

function Slide({ cityId, featured: { title, rank, seatsSoldLately }, first }: SlideProps) {
  const words = useWords();
  const { t, money, number } = words;
  return (
    <Link
      to={`/titles/${title.titleId}?city=${cityId}`}
      className="group grid h-full overflow-hidden rounded-card bg-surface ring-1 ring-line hover:ring-2 hover:ring-bulb lg:grid-cols-[minmax(0,1fr)_23rem]"
    >
      <Banner address={title.bannerUrl} eager={first} className="h-full" />
      <span className="flex min-w-0 flex-col gap-2 p-4 sm:p-5 lg:p-7 lg:pb-20">
        <span className="flex flex-wrap gap-x-3 text-sm font-semibold text-bulb">
          {rank === null ? t(`kind.${title.kind}`) : t('browse.rank', { rank: number(rank) })}
          {seatsSoldLately !== null && (
            <span className="font-normal text-muted">
              {t('browse.soldLately', { count: seatsSoldLately, seats: number(seatsSoldLately) })}
            </span>
          )}
        </span>
        <span className="text-2xl leading-tight font-bold break-words group-hover:text-bulb lg:text-3xl">
          {title.name}
        </span>
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
          {title.rating !== null && <Rating rating={title.rating} />}
          {title.certificate && <span>{title.certificate}</span>}
          <span>{title.genres.map((genre) => genreName(genre, words)).join(', ')}</span>
          <span>{languageNames(title.languages, words, 3)}</span>
        </span>
        <span className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2 pt-2">
          <span className="rounded-lg bg-marquee px-4 py-2.5 font-semibold text-on-marquee group-hover:bg-marquee-bright">
            {t('browse.openNow')}
          </span>
          {title.priceFrom && (
            <span className="text-sm text-muted">
              {t('browse.fromPrice', { price: money(title.priceFrom) })}
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}
