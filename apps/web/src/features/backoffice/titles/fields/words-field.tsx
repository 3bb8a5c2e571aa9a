import { type KeyboardEvent, useId, useState } from 'react';
import { Field } from '../../../../lib/ui/field.tsx';
import { CloseIcon } from '../../../../lib/ui/icons.tsx';
import { useTitlesWords } from '../words/titles-words.ts';

interface WordsFieldProps {
  name: string;
  label: string;
  hint: string;
  values: readonly string[];
  /** As they are kept, and as the reader calls them. */
  suggestions: readonly { readonly value: string; readonly label: string }[];
  disabled: boolean;
  onChange: (values: readonly string[]) => void;
}

const VALUES_MAX = 12;
const WORD_CHARACTERS_MAX = 40;

/** A few words, known ones or others: Enter or a comma adds what was typed, Backspace in the empty field takes the last one back. */
export function WordsField({ label, values, suggestions, disabled, ...props }: WordsFieldProps) {
  const { say } = useTitlesWords();
  const [typed, setTyped] = useState('');
  const list = useId();
  const { onChange } = props;
  const labelOf = (value: string) =>
    suggestions.find((known) => known.value === value)?.label ?? value;

  function add(text: string): void {
    const words = text.split(',').flatMap((word) => word.replace(/\s+/g, ' ').trim() || []);
    const known = (word: string) =>
      suggestions.find(({ value, label: called }) => same(value, word) || same(called, word))
        ?.value ?? word.slice(0, WORD_CHARACTERS_MAX);
    const added = words.map(known).reduce((all: readonly string[], word) => {
      const isThere = all.some((each) => same(each, word));
      return isThere || all.length >= VALUES_MAX ? all : [...all, word];
    }, values);
    setTyped('');
    if (added.length !== values.length) onChange(added);
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      // It adds a word; it does not send the form.
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
      onChange(values.slice(0, -1));
    }
  };
  const change = (text: string) => {
    const isChosen = suggestions.some((known) => known.label === text);
    if (text.includes(',') || isChosen) add(text);
    else setTyped(text);
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field
        label={label}
        hint={props.hint}
        name={props.name}
        required
        list={list}
        autoComplete="off"
        disabled={disabled}
        value={typed}
        onChange={({ target }) => change(target.value)}
        onBlur={() => add(typed)}
        onKeyDown={onKeyDown}
      />
      <datalist id={list}>
        {suggestions
          .filter(({ value }) => !values.includes(value))
          .map(({ value, label: called }) => (
            <option key={value} value={called}>
              {called}
            </option>
          ))}
      </datalist>
      {values.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-2">
          {values.map((value) => (
            <li key={value}>
              <button
                type="button"
                disabled={disabled}
                aria-label={say('words.remove', { word: labelOf(value) })}
                onClick={() => onChange(values.filter((other) => other !== value))}
                className="inline-flex min-h-10 max-w-full items-center gap-1.5 rounded-full border border-edge bg-raised px-3.5 py-1 text-sm font-semibold text-ink enabled:hover:border-bulb"
              >
                <span className="min-w-0 break-words">{labelOf(value)}</span>
                {!disabled && <CloseIcon />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
