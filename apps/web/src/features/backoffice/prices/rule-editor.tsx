import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import { EndPanel } from './end-panel.tsx';
import type { Part, RuleName } from './parts.ts';
import type { KeptRule } from './rule-stores.ts';
import { type PricesSay, usePricesWords } from './words/prices-words.ts';

interface RuleEditorProps<R, F extends object> {
  part: Part<R, F>;
  organisationId: string;
  /** What is kept; the form begins with it. */
  kept: F;
  disabled: boolean;
  busy: boolean;
  error: unknown;
  isSaved: boolean;
  saveLabel: string;
  onSave: (form: F) => void;
  /** As it is kept; absent for a new one. */
  rule?: KeptRule<R>;
  mayEnd?: boolean;
}

/** The form of a rule; what cannot be sent as it stands is told at its field and above the button. */
export function RuleEditor<R extends RuleName, F extends object>(props: RuleEditorProps<R, F>) {
  const { part, organisationId, kept, rule, disabled, busy, error } = props;
  const { say } = usePricesWords();
  const [form, setForm] = useState(kept);
  const [areFlawsTold, tellFlaws] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const isUnsaved = JSON.stringify(form) !== JSON.stringify(kept);
  useUnsavedWarning(isUnsaved && !busy);
  const flaws = areFlawsTold ? part.flawsOf(form) : [];
  const flawText = (flaw: string) => say(`flaw.${flaw}` as Parameters<PricesSay>[0]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    tellFlaws(true);
    if (part.flawsOf(form).length === 0) return props.onSave(form);
    requestAnimationFrame(() =>
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    <div className="flex flex-col gap-6">
      <form
        ref={ref}
        noValidate
        aria-label={say(`part.${part.name}`)}
        onSubmit={submit}
        className="flex min-w-0 flex-col gap-6 [&_:is(input,select,textarea,button)]:scroll-mb-24"
      >
        <part.Fields
          {...{ form, organisationId, disabled }}
          errorAt={(flaw) => (flaws.includes(flaw) ? flawText(flaw) : undefined)}
          onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
        />
        <FormProblem error={error} />
        {flaws[0] && (
          <Notice tone="bad" urgent>
            {flawText(flaws[0])}
          </Notice>
        )}
        {props.isSaved && !isUnsaved && <Notice tone="good">{say('saved')}</Notice>}
        {!disabled && (
          <div className="z-10 flex flex-wrap items-center gap-3 border-t border-line bg-ground py-3 sm:sticky sm:bottom-0">
            <Button type="submit" busy={busy}>
              {props.saveLabel}
            </Button>
            {isUnsaved && <span className="text-sm text-muted">{say('unsaved')}</span>}
          </div>
        )}
      </form>
      {rule && part.Beside && <part.Beside {...{ kept: rule, isUnsaved }} />}
      {rule && props.mayEnd && <EndPanel {...{ part, kept: rule, isUnsaved }} />}
    </div>
  );
}

/** Who closes the page with prices on it that are not kept is asked first. */
function useUnsavedWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
