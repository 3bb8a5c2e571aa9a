import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useWords } from '../i18n/words.ts';

export type FieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Stands at the end of the field, inside its frame. */
  trailing?: ReactNode;
};

/** A labelled text field; its hint and its error are read out with it. */
export function Field({ label, hint, error, trailing, className, ...input }: FieldProps) {
  const { t } = useWords();
  const id = useId();
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {!input.required && <span className="font-normal text-faint"> {t('ui.optional')}</span>}
      </label>
      <div
        className={clsx(
          'flex min-h-12 items-center rounded-lg border bg-ground focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-bulb',
          error ? 'border-bad ring-1 ring-bad' : 'border-edge',
        )}
      >
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={notes || undefined}
          className="min-h-11 w-full min-w-0 rounded-lg bg-transparent px-3 py-2 text-base text-ink outline-none placeholder:text-faint"
        />
        {trailing}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
