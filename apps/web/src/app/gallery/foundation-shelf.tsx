import * as lineIcons from '../../lib/ui/icons.tsx';
import { Shelf, Specimen } from './specimen.tsx';

/** Named in full, so that Tailwind finds them. */
const GROUNDS = ['bg-ground', 'bg-surface', 'bg-raised', 'bg-marquee', 'bg-bad-ground', 'bg-paper'];
const LETTERS = [
  ['text-ink', 'What is said'],
  ['text-muted', 'What explains it'],
  ['text-faint', 'What may be overlooked'],
  ['text-bulb', 'What leads on'],
  ['text-good', 'Going well'],
  ['text-warn', 'Running short'],
  ['text-bad', 'Gone wrong'],
] as const;
const SEATS = [
  'bg-seat-1',
  'bg-seat-2',
  'bg-seat-3',
  'bg-seat-4',
  'bg-seat-5',
  'bg-seat-6',
  'bg-seat-7',
  'bg-seat-8',
];

const { Icon: _frame, ...ICONS } = lineIcons;

export function FoundationShelf() {
  return (
    <Shelf id="foundations" title="Foundations">
      <Specimen name="The sign">
        <span className="sign px-5 py-4 text-3xl leading-none">Houseful</span>
      </Specimen>
      <Specimen name="Grounds">
        <Swatches classes={GROUNDS} />
      </Specimen>
      <Specimen name="Categories of seats">
        <Swatches classes={SEATS} />
      </Specimen>
      <Specimen name="Letters">
        <ul>
          {LETTERS.map(([look, meaning]) => (
            <li key={look} className={look}>
              {meaning}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="Icons">
        <ul className="flex flex-wrap gap-4">
          {Object.entries(ICONS).map(([name, DrawnIcon]) => (
            <li key={name} className="flex items-center gap-2 text-sm">
              <DrawnIcon /> {name.replace(/Icon$/, '')}
            </li>
          ))}
        </ul>
      </Specimen>
    </Shelf>
  );
}

function Swatches({ classes }: { classes: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-3">
      {classes.map((look) => (
        <li key={look} className="flex items-center gap-2 text-xs">
          <span className={`size-8 rounded-md border border-edge ${look}`} aria-hidden="true" />
          {look.slice('bg-'.length)}
        </li>
      ))}
    </ul>
  );
}
