import type { TitleFacets } from '@houseful/contract/catalog';
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { filterWord } from './filter-words.ts';
import {
  type Dimension,
  type Several,
  type Single,
  type TitleChoice,
  toggled,
} from './title-choice.ts';

/** As many are seen at first; the rest is one tap away. */
const VALUES_SEEN = 7;

interface FacetPanelProps {
  facets: TitleFacets['facets'];
  choice: TitleChoice;
  onChange: (choice: TitleChoice) => void;
}

interface Value {
  readonly value: string;
  readonly count: number;
}

/** Everything a list can be narrowed by, each value with how many titles it leaves. */
export function FacetPanel({ facets, choice, onChange }: FacetPanelProps) {
  const { t } = useWords();
  const several = (name: Several) => (
    <SeveralValues
      name={name}
      heading={t(`filters.${name}`)}
      values={withChosen(facets[name], choice[name])}
      chosen={choice[name]}
      onToggle={(value) => onChange(toggled(choice, name, value))}
    />
  );
  const single = (name: Single, values: readonly Value[]) => {
    const chosen = choice[name];
    return (
      <OneValue
        name={name}
        heading={t(`filters.${name}`)}
        values={withChosen(values, chosen === null ? [] : [String(chosen)])}
        chosen={chosen === null ? null : String(chosen)}
        onChoose={(value) =>
          onChange({
            ...choice,
            [name]: value === null || name === 'date' ? value : Number(value),
          })
        }
      />
    );
  };
  return (
    <div className="flex flex-col divide-y divide-line">
      {several('language')}
      {single(
        'date',
        facets.date.map(({ date, count }) => ({ value: date, count })),
      )}
      {several('timeOfDay')}
      {several('genre')}
      {several('format')}
      {single(
        'priceMax',
        facets.price.map(({ max, count }) => ({ value: String(max.amount), count })),
      )}
      {single(
        'minRating',
        facets.rating
          .filter(({ count }) => count > 0)
          .map(({ min, count }) => ({ value: String(min), count })),
      )}
      {several('certificate')}
    </div>
  );
}

interface SeveralValuesProps {
  name: Several;
  heading: string;
  values: readonly Value[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
}

function SeveralValues({ name, heading, values, chosen, onToggle }: SeveralValuesProps) {
  const option = ({ value, count }: Value) => (
    <Option
      key={value}
      type="checkbox"
      {...{ dimension: name, value, count }}
      checked={chosen.includes(value)}
      onChange={() => onToggle(value)}
    />
  );
  return (
    <Facet heading={heading} empty={values.length === 0}>
      {values.slice(0, VALUES_SEEN).map(option)}
      <More open={values.slice(VALUES_SEEN).some(({ value }) => chosen.includes(value))}>
        {values.slice(VALUES_SEEN).map(option)}
      </More>
    </Facet>
  );
}

interface OneValueProps {
  name: Single;
  heading: string;
  values: readonly Value[];
  chosen: string | null;
  onChoose: (value: string | null) => void;
}

function OneValue({ name, heading, values, chosen, onChoose }: OneValueProps) {
  const { t } = useWords();
  const option = ({ value, count }: Value) => (
    <Option
      key={value}
      type="radio"
      {...{ dimension: name, value, count }}
      checked={chosen === value}
      onChange={() => onChoose(value)}
    />
  );
  return (
    <Facet heading={heading} empty={values.length === 0}>
      <label className={ROW}>
        <input
          type="radio"
          name={name}
          value=""
          checked={chosen === null}
          onChange={() => onChoose(null)}
          className={MARK}
        />
        {t('filters.any')}
      </label>
      {values.slice(0, VALUES_SEEN).map(option)}
      <More open={values.slice(VALUES_SEEN).some(({ value }) => value === chosen)}>
        {values.slice(VALUES_SEEN).map(option)}
      </More>
    </Facet>
  );
}

const ROW = 'flex min-h-10 items-center gap-3 rounded-md px-1 text-sm hover:bg-raised';
const MARK = 'tick';

interface OptionProps {
  type: 'checkbox' | 'radio';
  dimension: Dimension;
  value: string;
  count: number;
  checked: boolean;
  onChange: () => void;
}

function Option({ type, dimension, value, count, checked, onChange }: OptionProps) {
  const words = useWords();
  return (
    <label className={ROW}>
      <input {...{ type, value, checked, onChange }} name={dimension} className={MARK} />
      <span className="min-w-0 grow break-words">{filterWord(dimension, value, words)}</span>
      <span className="shrink-0 text-muted tabular-nums">{words.number(count)}</span>
    </label>
  );
}

function Facet({
  heading,
  empty,
  children,
}: {
  heading: string;
  empty: boolean;
  children: ReactNode;
}) {
  if (empty) return null;
  return (
    <fieldset className="min-w-0 py-4 first:pt-0">
      <legend className="float-left mb-1.5 w-full px-1 font-semibold">{heading}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

function More({ open, children }: { open: boolean; children: readonly ReactNode[] }) {
  const { t } = useWords();
  if (children.length === 0) return null;
  return (
    <details open={open} className="group">
      <summary className="flex min-h-10 w-fit items-center px-1 text-sm font-semibold text-bulb underline-offset-4 group-open:hidden hover:underline">
        {t('filters.moreValues')}
      </summary>
      {children}
    </details>
  );
}

/** What is chosen can be unchosen, also when no title has it any more. */
function withChosen(values: readonly Value[], chosen: readonly string[]): Value[] {
  const missing = chosen.filter((one) => !values.some(({ value }) => value === one));
  return [...values, ...missing.map((value) => ({ value, count: 0 }))];
}
