import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { useUnsavedWarning } from '../../lib/forms/use-unsaved-warning.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Notice } from '../../lib/ui/notice.tsx';
import { useStaffWords } from './staff/words/staff-words.ts';

/** What somebody does to something that is kept, until they save it; who leaves before is warned. */
export function useKeptForm<Form extends object, Flaw extends string>({
  kept,
  busy,
  flawsOf,
}: {
  /** The form begins with it. */
  kept: Form;
  busy: boolean;
  /** What keeps it from being sent as it stands. */
  flawsOf: (form: Form) => readonly Flaw[];
}) {
  const [form, setForm] = useState(kept);
  const [areFlawsTold, tellFlaws] = useState(false);
  const isUnsaved = JSON.stringify(form) !== JSON.stringify(kept);
  useUnsavedWarning(isUnsaved && !busy);
  return {
    ...{ form, isUnsaved },
    change: (changes: Partial<Form>) => setForm((before) => ({ ...before, ...changes })),
    /** None until somebody tried to save: nobody is told off while typing for the first time. */
    flaws: areFlawsTold ? flawsOf(form) : [],
    /** Whether it can be sent; its flaws are told from now on. */
    examine: () => {
      tellFlaws(true);
      return flawsOf(form).length === 0;
    },
  };
}

interface KeptFormProps {
  label: string;
  of: { readonly isUnsaved: boolean; examine(): boolean };
  /** The first reason why it is not sent, in words. */
  flaw: string | undefined;
  disabled: boolean;
  busy: boolean;
  error: unknown;
  /** Said once it is kept as it stands. */
  saved: string | false;
  saveLabel: string;
  onSave: () => void;
  /** Its fields. */
  children: ReactNode;
}

/** A form of something that is kept; what cannot be sent is told at its field and above the button. */
export function KeptForm({ of, flaw, saved, busy, disabled, ...props }: KeptFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (of.examine()) return props.onSave();
    requestAnimationFrame(() =>
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    <form
      ref={ref}
      noValidate
      aria-label={props.label}
      onSubmit={submit}
      // What has the focus stands above the bar.
      className="flex min-w-0 flex-col gap-6 [&_:is(input,select,textarea,button)]:scroll-mb-24"
    >
      {props.children}
      <FormProblem error={props.error} />
      {flaw !== undefined && (
        <Notice tone="bad" urgent>
          {flaw}
        </Notice>
      )}
      {saved && !of.isUnsaved && <Notice tone="good">{saved}</Notice>}
      {!disabled && <SaveBar {...{ busy }} isUnsaved={of.isUnsaved} label={props.saveLabel} />}
    </form>
  );
}

/** Stays in sight below a long form, and says when something is not kept yet. */
function SaveBar(props: { label: string; busy: boolean; isUnsaved: boolean }) {
  const { say } = useStaffWords();
  return (
    <div className="z-10 flex flex-wrap items-center gap-3 border-t border-line bg-ground py-3 sm:sticky sm:bottom-0">
      <Button type="submit" busy={props.busy}>
        {props.label}
      </Button>
      {props.isUnsaved && <span className="text-sm text-muted">{say('form.unsaved')}</span>}
    </div>
  );
}
