import type { Title } from '@houseful/contract/catalog';

export function TitleCredits({ title }: { title: Title }) {
  return (
    <div className="grid gap-8 sm:grid-cols-2">
      <Credits
        heading={title.kind === 'movie' || title.kind === 'play' ? 'Cast' : 'On stage'}
        people={title.cast.map(({ name, role }) => ({ name, part: role }))}
      />
      <Credits heading="Crew" people={title.crew.map(({ name, job }) => ({ name, part: job }))} />
    </div>
  );
}

interface CreditsProps {
  heading: string;
  people: readonly { name: string; part: string }[];
}

function Credits({ heading, people }: CreditsProps) {
  if (people.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{heading}</h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        {people.map(({ name, part }) => (
          <li key={`${name}/${part}`}>
            <span className="block font-medium">{name}</span>
            <span className="text-faint">{part}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
