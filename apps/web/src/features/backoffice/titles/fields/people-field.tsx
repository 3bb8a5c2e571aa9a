import { useId } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../../lib/ui/icons.tsx';
import type { Person } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';

interface PeopleFieldProps {
  title: string;
  partLabel: string;
  addLabel: string;
  people: readonly Person[];
  /** What parts are often called. */
  parts?: readonly { readonly value: string; readonly label: string }[];
  disabled: boolean;
  onChange: (people: readonly Person[]) => void;
}

const PEOPLE_MAX = 60;
const NAME_CHARACTERS_MAX = 120;
const INPUT =
  'min-h-11 w-full min-w-0 rounded-lg border border-edge bg-ground px-3 py-2 text-base text-ink';

/** Names with what each plays or does, in the order in which they are listed. */
export function PeopleField({ title, people, parts = [], disabled, ...props }: PeopleFieldProps) {
  const { say } = useTitlesWords();
  const { partLabel, addLabel, onChange } = props;
  const list = useId();
  const change = (at: number, changes: Partial<Person>) =>
    onChange(people.map((person, index) => (index === at ? { ...person, ...changes } : person)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{title}</legend>
      {people.map((person, index) => {
        const number = index + 1;
        return (
          // Rows have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="flex items-center gap-2">
            <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
              <input
                aria-label={say('people.name', { number })}
                value={person.name}
                maxLength={NAME_CHARACTERS_MAX}
                disabled={disabled}
                autoComplete="off"
                onChange={({ target }) => change(index, { name: target.value })}
                className={INPUT}
              />
              <input
                aria-label={`${partLabel} ${number}`}
                placeholder={partLabel}
                value={person.part}
                maxLength={NAME_CHARACTERS_MAX}
                disabled={disabled}
                list={list}
                autoComplete="off"
                onChange={({ target }) => change(index, { part: target.value })}
                className={INPUT}
              />
            </div>
            {!disabled && (
              <IconButton
                label={say('people.remove', { number, name: person.name })}
                className="size-11 shrink-0"
                onClick={() => onChange(people.filter((_, other) => other !== index))}
              >
                <CloseIcon />
              </IconButton>
            )}
          </div>
        );
      })}
      <datalist id={list}>
        {parts.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </datalist>
      {!disabled && people.length < PEOPLE_MAX && (
        <Button
          look="quiet"
          size="small"
          className="self-start"
          onClick={() => onChange([...people, { name: '', part: '' }])}
        >
          {addLabel}
        </Button>
      )}
    </fieldset>
  );
}
