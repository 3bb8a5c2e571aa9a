import type { Title } from '@houseful/contract/catalog';
import { useId } from 'react';
import { Link } from 'react-router';
import { jobName } from '../../../lib/i18n/catalogue-words.ts';
import { useWords } from '../../../lib/i18n/words.ts';

/** Beyond so many, the rest is one tap away. */
const PEOPLE_SEEN = 8;

interface Credit {
  readonly name: string;
  readonly part: string;
}

export function TitleCredits({ title }: { title: Title }) {
  const words = useWords();
  const { t } = words;
  const played = title.kind === 'movie' || title.kind === 'play';
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <Credits
        heading={played ? t('titlePage.cast') : t('titlePage.onStage')}
        people={title.cast.map(({ name, role }) => ({ name, part: role }))}
      />
      <Credits
        heading={t('titlePage.crew')}
        people={title.crew.map(({ name, job }) => ({ name, part: jobName(job, words) }))}
      />
    </div>
  );
}

function Credits({ heading, people }: { heading: string; people: readonly Credit[] }) {
  const { t, number } = useWords();
  const id = useId();
  if (people.length === 0) return null;
  const rest = people.slice(PEOPLE_SEEN);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-sign text-2xl text-bulb">
        {heading}
      </h2>
      <People people={people.slice(0, PEOPLE_SEEN)} />
      {rest.length > 0 && (
        <details className="group">
          <summary className="flex min-h-11 w-fit items-center text-sm font-semibold text-bulb underline-offset-4 group-open:hidden hover:underline">
            {t('titlePage.allPeople', { total: number(people.length) })}
          </summary>
          <People people={rest} />
        </details>
      )}
    </section>
  );
}

/** Each leads to what else one can see of them. */
function People({ people }: { people: readonly Credit[] }) {
  return (
    <ul className="grid gap-x-4 gap-y-1 xs:grid-cols-2">
      {people.map(({ name, part }) => (
        <li key={`${name}/${part}`}>
          <Link
            to={`/search?${new URLSearchParams({ q: name })}`}
            className="flex min-h-14 items-center gap-3 rounded-lg py-1 hover:text-bulb"
          >
            <span
              aria-hidden="true"
              className="flex size-11 shrink-0 items-center justify-center rounded-full bg-raised font-sign text-sm text-bulb"
            >
              {initials(name)}
            </span>
            <span className="min-w-0">
              <span className="block leading-snug font-medium break-words">{name}</span>
              <span className="block text-sm break-words text-muted">{part}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** `SK` of Shah Rukh Khan: the first letters of the first and the last name. */
function initials(name: string): string {
  const names = name.split(/\s+/).filter((part) => /^\p{L}/u.test(part));
  const [first = name, last = ''] = names.length > 1 ? [names[0], names.at(-1)] : names;
  return [first, last].map((part) => [...part][0] ?? '').join('');
}
