import { type FormEvent, useRef, useState } from 'react';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { useUnsavedWarning } from '../../../lib/forms/use-unsaved-warning.ts';
import { Notice } from '../../../lib/ui/notice.tsx';
import { ABOVE_SAVE_BAR, SaveBar } from '../save-bar.tsx';
import { EndRule } from './end-rule.tsx';
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
        className={`flex min-w-0 flex-col gap-6 ${ABOVE_SAVE_BAR}`}
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
        {!disabled && <SaveBar {...{ busy, isUnsaved }} label={props.saveLabel} />}
      </form>
      {rule && part.Beside && <part.Beside {...{ kept: rule, isUnsaved }} />}
      {rule && props.mayEnd && <EndRule {...{ part, kept: rule, isUnsaved }} />}
    </div>
  );
}
