import type { Title } from '@houseful/contract/catalog';
import type { ReactNode } from 'react';
import { genreName, languageNames } from '../i18n/catalogue-words.ts';
import { languageCode } from '../i18n/language-names.ts';
import { useWords } from '../i18n/words.ts';
import { Banner, Poster } from '../ui/art.tsx';
import { ClockIcon } from '../ui/icons.tsx';
import { Rating } from '../ui/rating.tsx';
import { Certificate } from './certificate.tsx';

/** What a title is: its art, its names, and what one asks before one goes. `action`: what one can do with it, beside its name. */
export function TitleHero({
  title,
  action,
  heading: Heading = 'h1',
}: {
  title: Title;
  action?: ReactNode;
  /** `p` where the page is about something else. */
  heading?: 'h1' | 'p';
}) {
  return (
    <div className="flex flex-col gap-5">
      <div className="-mx-4 flex gap-4 sm:mx-0">
        <Poster
          address={title.posterUrl}
          eager
          sizes="260px"
          className="hidden w-[22.6%] rounded-card md:block"
        />
        <Banner address={title.bannerUrl} eager className="min-w-0 flex-1 sm:rounded-card" />
      </div>
      <div className="flex items-start justify-between gap-4">
        <Heading className="min-w-0 text-3xl leading-tight font-bold break-words sm:text-4xl">
          {title.name}
          <NativeName title={title} />
        </Heading>
        {action}
      </div>
      <Facts title={title} />
      <p className="max-w-prose leading-relaxed text-muted">{title.synopsis}</p>
    </div>
  );
}

/** The name in its own script, read out in its own language. */
function NativeName({ title }: { title: Title }) {
  if (!title.nativeName || title.nativeName === title.name) return null;
  return (
    <span
      lang={languageCode(title.languages[0] ?? '')}
      className="mt-1 block text-lg font-normal text-muted"
    >
      {title.nativeName}
    </span>
  );
}

function Facts({ title }: { title: Title }) {
  const words = useWords();
  const { t, duration } = words;
  const isFilm = title.kind === 'movie';
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
      {title.rating !== null && (
        <li className="flex items-center">
          <Rating rating={title.rating} />
          <span aria-hidden="true">{t('titlePage.outOfTen')}</span>
        </li>
      )}
      {!isFilm && <li className="font-semibold text-bulb">{t(`kind.${title.kind}`)}</li>}
      {title.certificate && (
        <li>
          <Certificate certificate={title.certificate} />
        </li>
      )}
      {title.durationMinutes > 0 && (
        <li className="flex items-center gap-1.5">
          <ClockIcon />
          {duration(title.durationMinutes)}
        </li>
      )}
      {isFilm && title.year > 0 && <li>{title.year}</li>}
      <li>{title.genres.map((genre) => genreName(genre, words)).join(', ')}</li>
      <li>{languageNames(title.languages, words)}</li>
      {isFilm && <li>{title.formats.join(', ')}</li>}
    </ul>
  );
}
