import { useId } from 'react';
import { useTitlesWords } from '../words/titles-words.ts';

interface TextAreaProps {
  name: string;
  label: string;
  value: string;
  charactersMax: number;
  disabled: boolean;
  onChange: (value: string) => void;
}

/** A few sentences; says how many letters are left. */
export function TextArea({ name, label, value, charactersMax, disabled, onChange }: TextAreaProps) {
  const { say, number } = useTitlesWords();
  const id = useId();
  const left = charactersMax - value.length;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={5}
        value={value}
        disabled={disabled}
        maxLength={charactersMax}
        aria-describedby={`${id}-left`}
        onChange={({ target }) => onChange(target.value)}
        className="w-full rounded-lg border border-edge bg-ground px-3 py-2 text-base text-ink"
      />
      <p id={`${id}-left`} className="text-xs text-faint tabular-nums">
        {say('left', { count: left, number: number(left) })}
      </p>
    </div>
  );
}
