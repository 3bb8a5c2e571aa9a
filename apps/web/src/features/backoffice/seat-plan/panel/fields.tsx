import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';

const BOX =
  'h-10 w-full min-w-0 rounded-lg border bg-ground px-2.5 text-sm text-ink tabular-nums aria-invalid:border-bad';

interface LabelledProps {
  label: string;
  id: string;
  children: ReactNode;
  className?: string | undefined;
}

function Labelled({ label, id, children, className }: LabelledProps) {
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
      </label>
      {children}
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  /** Null when what is selected has several. */
  value: number | null;
  min: number;
  max: number;
  step?: number;
  unit?: string;
  className?: string;
  onChange: (value: number) => void;
}

/**
 * A whole number, taken when one is done typing: half a number would change the room. Arrow keys take
 * it at once.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step = 1, unit, className, onChange } = props;
  const id = useId();
  const [text, setText] = useDraft(value === null ? '' : String(value));
  const number = text.trim() === '' ? null : Number(text);
  const isWrong = number !== null && !(number >= min && number <= max);
  const take = (next: number) => {
    if (next !== value && next >= min && next <= max) onChange(next);
    else setText(value === null ? '' : String(value));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && number !== null) take(number);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
    take(Math.min(max, Math.max(min, (number ?? value ?? min) + by)));
  };
  return (
    <Labelled {...{ label, id, className }}>
      <span className="relative block">
        <input
          {...{ id, onKeyDown }}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          placeholder={value === null ? '—' : undefined}
          aria-invalid={isWrong || undefined}
          onChange={({ target }) => setText(target.value)}
          onBlur={() => number !== null && take(number)}
          className={clsx(BOX, 'border-edge', unit && 'pr-9')}
        />
        {unit && (
          <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-xs text-faint">
            {unit}
          </span>
        )}
      </span>
    </Labelled>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  maxLength: number;
  /** An empty text is taken, too. */
  mayBeEmpty?: boolean;
  placeholder?: string;
  className?: string;
  onChange: (value: string) => void;
}

/** A text, taken when one is done typing. */
export function TextField(props: TextFieldProps) {
  const { label, value, maxLength, mayBeEmpty = false, placeholder, className, onChange } = props;
  const id = useId();
  const [text, setText] = useDraft(value);
  const take = () => {
    const next = text.trim();
    if (next !== value && (next !== '' || mayBeEmpty)) onChange(next);
    else setText(value);
  };
  return (
    <Labelled {...{ label, id, className }}>
      <input
        {...{ id, maxLength, placeholder }}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
        className={clsx(BOX, 'border-edge')}
      />
    </Labelled>
  );
}

/** What is typed and not taken yet; another value from outside comes first. */
function useDraft(value: string) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return [draft, setDraft] as const;
}

interface ChoiceFieldProps<T extends string> {
  label: string;
  /** Null when what is selected has several. */
  value: T | null;
  options: readonly { readonly value: T; readonly label: string }[];
  className?: string;
  onChange: (value: T) => void;
}

/** One of a few, with the device's own list. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, value, options, className, onChange } = props;
  const id = useId();
  return (
    <Labelled {...{ label, id, className }}>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value as T)}
        className={clsx(BOX, 'border-edge')}
      >
        {value === null && (
          <option value="" disabled>
            —
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface TickProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className="flex min-h-9 items-center gap-2.5 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="tick"
      />
      {label}
    </label>
  );
}

/** One matter of the panel, with its name above it. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="flex flex-col gap-3 border-b border-line px-4 py-4 last:border-b-0"
    >
      <h2 className="text-sm font-bold">{title}</h2>
      {children}
    </section>
  );
}

export function Pair({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-3">{children}</div>;
}
