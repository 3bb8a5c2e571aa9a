import { type FormEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type FieldErrors, fieldErrors } from '../api/field-errors.ts';
import { useWords } from '../i18n/words.ts';
import type { FieldCheck } from './field-checks.ts';

interface FormParts {
  /** What to look at before anything is sent, by field name. */
  checks: Readonly<Record<string, FieldCheck>>;
  /** Why the API refused the form, if it did. */
  error: unknown;
  onSubmit: (form: FormData) => void;
}

interface CheckedForm {
  /** To be spread over the `form` element. */
  form: {
    ref: RefObject<HTMLFormElement | null>;
    noValidate: true;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
    onInput: (event: FormEvent<HTMLFormElement>) => void;
  };
  errors: FieldErrors;
}

/**
 * A form whose flaws are told at their fields in the buyer's language, ours and the API's alike:
 * the first wrong field gets the focus, and what is typed anew is no longer called wrong.
 */
export function useForm({ checks, error, onSubmit }: FormParts): CheckedForm {
  const words = useWords();
  const ref = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  /** Counts refusals: each moves the focus once, and mending a field does not. */
  const [refusals, setRefusals] = useState(0);

  function refuse(found: FieldErrors): void {
    setErrors(found);
    if (Object.keys(found).length > 0) setRefusals((count) => count + 1);
  }

  const takeOver = useEffectEvent(() => refuse(fieldErrors(error, words)));
  useEffect(() => takeOver(), [error]);
  useEffect(() => {
    if (refusals === 0) return;
    ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  return {
    errors,
    form: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const found = Object.fromEntries(
          Object.entries(checks).flatMap(([name, check]) => {
            const flaw = check(String(form.get(name) ?? ''));
            return flaw ? [[name, words.t(`forms.${flaw}`)]] : [];
          }),
        );
        refuse(found);
        if (Object.keys(found).length === 0) onSubmit(form);
      },
      onInput: ({ target }) => {
        const name = target instanceof HTMLInputElement ? target.name : '';
        if (!(name in errors)) return;
        const { [name]: _mended, ...others } = errors;
        setErrors(others);
      },
    },
  };
}
