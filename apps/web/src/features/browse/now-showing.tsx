import type { TitleCard } from '@houseful/contract/catalog';
import { PosterCard } from './poster-card.tsx';

const EAGER_POSTERS = 4;

export function NowShowing({ cityId, movies }: { cityId: string; movies: readonly TitleCard[] }) {
  return (
    <section aria-labelledby="now-showing">
      <h2 id="now-showing" className="mb-4 font-sign text-2xl text-bulb sm:text-3xl">
        Now showing
      </h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-6 xs:grid-cols-2 sm:grid-cols-3 md:grid-cols-4 lg:grid-cols-5">
        {movies.map((title, place) => (
          <li key={title.titleId}>
            <PosterCard title={title} cityId={cityId} eager={place < EAGER_POSTERS} />
          </li>
        ))}
      </ul>
    </section>
  );
}
