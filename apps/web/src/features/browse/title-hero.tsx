import type { Title } from '@houseful/contract/catalog';
import { formatDuration } from '../../lib/format/moments.ts';
import { ClockIcon, StarIcon } from '../../lib/ui/icons.tsx';
import { kindWord } from './title-words.ts';

export function TitleHero({ title }: { title: Title }) {
  return (
    <div className="flex flex-col gap-4">
      <img
        src={title.bannerUrl}
        alt=""
        width={1200}
        height={500}
        fetchPriority="high"
        className="-mx-4 aspect-12/5 w-[calc(100%+2rem)] max-w-none bg-raised object-cover sm:mx-0 sm:aspect-3/1 sm:w-full sm:rounded-card"
      />
      <div className="flex gap-4 sm:gap-6">
        <img
          src={title.posterUrl}
          alt=""
          width={400}
          height={600}
          className="relative z-10 -mt-14 aspect-2/3 w-24 shrink-0 self-start rounded-lg bg-raised object-cover ring-2 ring-ground sm:-mt-24 sm:w-44 sm:rounded-card sm:ring-4"
        />
        <div className="flex min-w-0 flex-col gap-2">
          <h1 className="text-2xl leading-tight font-bold sm:text-4xl">{title.name}</h1>
          {title.nativeName && title.nativeName !== title.name && (
            <p className="text-lg text-muted">{title.nativeName}</p>
          )}
          <Facts title={title} />
        </div>
      </div>
      <p className="max-w-prose text-muted">{title.synopsis}</p>
    </div>
  );
}

function Facts({ title }: { title: Title }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
      {title.kind !== 'movie' && (
        <li className="font-semibold text-bulb">{kindWord(title.kind)}</li>
      )}
      {title.rating !== null && (
        <li className="flex items-center gap-1 font-semibold text-bulb">
          <StarIcon />
          <span className="sr-only">Rated </span>
          {title.rating.toFixed(1)}
          <span className="font-normal text-faint">/10</span>
        </li>
      )}
      {title.certificate && (
        <li className="rounded border border-edge px-1.5 font-semibold text-ink">
          {title.certificate}
        </li>
      )}
      <li className="flex items-center gap-1">
        <ClockIcon />
        {formatDuration(title.durationMinutes)}
      </li>
      {title.kind === 'movie' && <li>{title.year}</li>}
      <li>{title.genres.join(', ')}</li>
      <li>{title.languages.join(', ')}</li>
      {title.formats.length > 0 && <li>{title.formats.join(', ')}</li>}
    </ul>
  );
}
