import type { TitleCard } from '@houseful/contract/catalog';
import { Link } from 'react-router';
import { kindWord } from './title-words.ts';

/** Concerts, matches, plays and comedy: a row that scrolls sideways, each with its banner. */
export function LiveTitles({ cityId, titles }: { cityId: string; titles: readonly TitleCard[] }) {
  return (
    <section aria-labelledby="live-on-stage">
      <h2 id="live-on-stage" className="mb-4 font-sign text-2xl text-bulb sm:text-3xl">
        Live in town
      </h2>
      <ul className="-mx-4 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-3">
        {titles.map((title) => (
          <li key={title.titleId} className="w-72 shrink-0 snap-start sm:w-96">
            <LiveCard title={title} cityId={cityId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LiveCard({ title, cityId }: { title: TitleCard; cityId: string }) {
  return (
    <Link
      to={`/titles/${title.titleId}?city=${cityId}`}
      className="group flex h-full flex-col overflow-hidden rounded-card bg-surface ring-1 ring-line hover:ring-bulb"
    >
      <img
        src={title.bannerUrl}
        alt=""
        width={1600}
        height={700}
        loading="lazy"
        decoding="async"
        className="aspect-16/7 w-full bg-raised object-cover"
      />
      <span className="flex flex-col gap-0.5 px-4 py-3">
        <span className="text-xs font-semibold tracking-wide text-bulb uppercase">
          {kindWord(title.kind)}
        </span>
        <span className="leading-snug font-semibold">{title.name}</span>
        <span className="text-sm text-muted">{title.genres.join(', ')}</span>
      </span>
    </Link>
  );
}
