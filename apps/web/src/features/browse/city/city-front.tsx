import type { TitleCard, TitleFacets, TitleKind, TrendingTitle } from '@houseful/contract/catalog';
import type { City, Venue } from '@houseful/contract/venues';
import { useWords } from '../../../lib/i18n/words.ts';
import { BannerCard } from '../../../lib/ui/banner-card.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { PosterCard } from '../../../lib/ui/poster-card.tsx';
import { Rail } from '../../../lib/ui/rail.tsx';
import { Featured, type FeaturedTitle } from './featured.tsx';
import { KindLinks } from './kind-links.tsx';
import { VenueList } from './venue-list.tsx';

export interface CityFrontData {
  readonly city: City;
  readonly kinds: TitleFacets['facets']['kind'];
  readonly featured: readonly FeaturedTitle[];
  readonly trending: readonly TrendingTitle[];
  readonly movies: readonly TitleCard[];
  readonly live: readonly { readonly kind: TitleKind; readonly titles: readonly TitleCard[] }[];
  readonly coming: { readonly titles: readonly TitleCard[]; readonly total: number };
  readonly venues: readonly Venue[];
}

/** Less than this is no trend, and no list. */
const TRENDING_MIN = 3;
const CARD_WIDTH = 'w-36 shrink-0 snap-start sm:w-[10.83rem]';

/** The front page of a city. Lists that would be empty are left out. */
export function CityFront({
  city,
  kinds,
  featured,
  trending,
  live,
  coming,
  ...rest
}: CityFrontData) {
  const { t } = useWords();
  const titleAddress = ({ titleId }: TitleCard) => `/titles/${titleId}?city=${city.cityId}`;
  const listAddress = (kind: TitleKind | null) =>
    `/${city.cityId}/titles${kind ? `?kind=${kind}` : ''}`;
  const totalOf = (kind: TitleKind) => kinds.find(({ value }) => value === kind)?.count ?? 0;
  const nothing = kinds.length === 0 && coming.total === 0;
  return (
    <>
      <div className="-mb-3 flex flex-col gap-2 sm:-mb-5 lg:flex-row lg:items-center lg:justify-between lg:gap-8">
        <h1 className="min-w-0 font-sign text-2xl break-words text-ink sm:text-3xl">
          {t('browse.heading', { city: city.name })}
        </h1>
        {!nothing && <KindLinks counts={kinds} addressOf={listAddress} />}
      </div>
      {nothing && (
        <EmptyState title={t('browse.nothing')}>
          {t('browse.nothingDetail', { city: city.name })}
        </EmptyState>
      )}
      {featured.length > 0 && <Featured cityId={city.cityId} titles={featured} />}
      {trending.length >= TRENDING_MIN && (
        <TrendingRail titles={trending} titleAddress={titleAddress} />
      )}
      {rest.movies.length > 0 && (
        <Rail
          grid
          heading={t('browse.nowShowing')}
          all={{ to: listAddress('movie'), total: totalOf('movie') }}
        >
          {rest.movies.map((title) => (
            <li key={title.titleId} className="w-36 shrink-0 snap-start sm:w-44 md:w-auto">
              <PosterCard title={title} to={titleAddress(title)} />
            </li>
          ))}
        </Rail>
      )}
      {live.map(({ kind, titles }) => (
        <Rail
          key={kind}
          heading={t(`kinds.${kind}`)}
          all={{ to: listAddress(kind), total: totalOf(kind) }}
        >
          {titles.map((title) => (
            <li key={title.titleId} className="w-72 shrink-0 snap-start sm:w-96">
              <BannerCard title={title} to={titleAddress(title)} />
            </li>
          ))}
        </Rail>
      ))}
      {coming.titles.length > 0 && (
        <Rail
          heading={t('browse.comingSoon')}
          all={{ to: `/${city.cityId}/titles?status=coming`, total: coming.total }}
        >
          {coming.titles.map((title) => (
            <li key={title.titleId} className={CARD_WIDTH}>
              <PosterCard title={title} to={titleAddress(title)} />
            </li>
          ))}
        </Rail>
      )}
      {rest.venues.length > 0 && <VenueList venues={rest.venues} />}
    </>
  );
}

interface TrendingRailProps {
  titles: readonly TrendingTitle[];
  titleAddress: (title: TitleCard) => string;
}

/** By seats sold lately, and it says how many: the figure is the shop's own count. */
function TrendingRail({ titles, titleAddress }: TrendingRailProps) {
  const { t, number } = useWords();
  return (
    <Rail heading={t('browse.trending')}>
      {titles.map(({ title, seatsSoldLately }, place) => (
        <li key={title.titleId} className={CARD_WIDTH}>
          <PosterCard
            title={title}
            to={titleAddress(title)}
            rank={place + 1}
            note={t('browse.soldLately', {
              count: seatsSoldLately,
              seats: number(seatsSoldLately),
            })}
          />
        </li>
      ))}
    </Rail>
  );
}
