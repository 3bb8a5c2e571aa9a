import type { Title } from '@houseful/contract/catalog';
import { formatDuration } from '../../lib/format/moments.ts';
import { ClockIcon, StarIcon } from '../../lib/ui/icons.tsx';
import { kindWord } from './title-words.ts';

export function TitleHero({ title }: { title: Title }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="-mx-4 flex gap-4 sm:mx-0">
        <img
          src={title.posterUrl}
          alt=""
          width={600}
          height={900}
          className="hidden aspect-2/3 w-[22.6%] rounded-card bg-raised object-cover md:block"
        />
        <img
          src={title.bannerUrl}
          alt=""
          width={1600}
          height={700}
          fetchPriority="high"
          className="aspect-16/7 w-full min-w-0 flex-1 bg-raised object-cover sm:rounded-card"
        />
      </div>
      <h1 className="text-3xl leading-tight font-bold sm:text-4xl">
        {title.name}
        {title.nativeName && title.nativeName !== title.name && (
          <span className="block text-lg font-normal text-muted">{title.nativeName}</span>
        )}
      </h1>
      <Facts title={title} />
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
