import clsx from 'clsx';
import { useId, type ComponentProps } from 'react';
import { useWords } from '../i18n/words.ts';

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** A labelled text field; its hint and its error are read out with it. */
export function Field({ label, hint, error, className, ...input }: FieldProps) {
  const { t } = useWords();
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {!input.required && <span className="font-normal text-faint"> {t('ui.optional')}</span>}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        className="min-h-11 rounded-lg border border-edge bg-ground px-3 py-2 text-base text-ink placeholder:text-faint aria-invalid:border-bad"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
