import { useId } from 'react';
import { useDeskWords } from '../words/desk-words.ts';
import { MESSAGE_LENGTH_MAX } from './rule-checks.ts';

interface MessageFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** A few sentences; says how many letters are left. */
export function MessageField({ value, onChange }: MessageFieldProps) {
  const { say, number } = useDeskWords();
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {say('message.label')}
      </label>
      <textarea
        id={id}
        rows={3}
        value={value}
        maxLength={MESSAGE_LENGTH_MAX}
        aria-describedby={`${id}-left`}
        onChange={({ target }) => onChange(target.value)}
        className="w-full rounded-lg border border-edge bg-ground px-3 py-2 text-base text-ink"
      />
      <p id={`${id}-left`} className="text-xs text-faint tabular-nums">
        {say('message.left', {
          count: MESSAGE_LENGTH_MAX - value.length,
          number: number(MESSAGE_LENGTH_MAX - value.length),
        })}
      </p>
    </div>
  );
}
