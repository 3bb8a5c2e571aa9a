import { Banner, Poster } from '../../lib/ui/art.tsx';
import { BannerCard } from '../../lib/ui/banner-card.tsx';
import { ChipLink, ChipToggle, DropLink } from '../../lib/ui/chip.tsx';
import { PosterCard } from '../../lib/ui/poster-card.tsx';
import { Rail, RailButtons } from '../../lib/ui/rail.tsx';
import { Rating } from '../../lib/ui/rating.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { SAMPLE_CONCERT, SAMPLE_FILMS } from './sample-titles.ts';
import { Shelf, Specimen } from './specimen.tsx';

const HERE = '/gallery';

export function CardShelf() {
  const { t } = useWords();
  return (
    <Shelf id="cards" title="Titles and lists of them">
      <Specimen name="PosterCard: as usual, with a long name and a rank, not out yet">
        <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {SAMPLE_FILMS.map((title, index) => (
            <li key={title.titleId}>
              <PosterCard {...{ title }} to={HERE} {...(index === 1 ? { rank: 1 } : {})} />
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="BannerCard">
        <BannerCard title={SAMPLE_CONCERT} to={HERE} />
      </Specimen>
      <Specimen name="Poster, and of what is no more; Banner">
        <div className="flex items-start gap-3">
          <Poster address={SAMPLE_CONCERT.posterUrl} className="w-16 rounded-md" />
          <Poster address={SAMPLE_CONCERT.posterUrl} faded className="w-16 rounded-md" />
          <Banner address={SAMPLE_CONCERT.bannerUrl} className="min-w-0 rounded-card" />
        </div>
      </Specimen>
      <Specimen name="Rail: scrolls by touch, wheel, focus and buttons">
        <Rail heading={t('browse.nowShowing')} all={{ to: HERE, total: 24 }}>
          {[...SAMPLE_FILMS, SAMPLE_CONCERT].map((title) => (
            <li key={title.titleId} className="w-36 shrink-0">
              <PosterCard title={title} to={HERE} />
            </li>
          ))}
        </Rail>
      </Specimen>
      <Specimen name="RailButtons: there is more on one side; Rating">
        <div className="flex items-center gap-3">
          <RailButtons
            list={t('browse.nowShowing')}
            room={{ back: false, on: true }}
            scroll={() => undefined}
            className="flex!"
          />
          <Rating rating={8.1} />
        </div>
      </Specimen>
      <Specimen name="ChipLink here and elsewhere, ChipToggle off and on, DropLink">
        <div className="flex flex-wrap gap-2">
          <ChipLink to={HERE} current>
            {t('kinds.all')}
          </ChipLink>
          <ChipLink to={HERE}>{t('kinds.concert')}</ChipLink>
          <ChipToggle on={false}>{t('timeOfDay.evening')}</ChipToggle>
          <ChipToggle on>{t('timeOfDay.night')}</ChipToggle>
          <DropLink to={HERE} name={t('filters.drop', { name: t('genres.Drama') })}>
            {t('genres.Drama')}
          </DropLink>
        </div>
      </Specimen>
    </Shelf>
  );
}
