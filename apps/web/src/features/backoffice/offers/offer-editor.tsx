import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { useUnsavedWarning } from '../../../lib/forms/use-unsaved-warning.ts';
import { Notice } from '../../../lib/ui/notice.tsx';
import { ABOVE_SAVE_BAR, SaveBar } from '../save-bar.tsx';
import { OfferFields } from './offer-fields.tsx';
import { type OfferForm, offerFlaws } from './offer-form.ts';
import { useOffersWords } from './words/offers-words.ts';

interface OfferEditorProps {
  organisationId: string;
  /** What is kept; the form begins with it. */
  kept: OfferForm;
  disabled: boolean;
  busy: boolean;
  error: unknown;
  isSaved: boolean;
  onSave: (form: OfferForm) => void;
  /** What stands below it, which may hang on whether something is typed and not kept. */
  children?: (isUnsaved: boolean) => ReactNode;
}

/** The form of an offer; what cannot be sent as it stands is told at its field and above the button. */
export function OfferEditor(props: OfferEditorProps) {
  const { organisationId, kept, disabled, busy, error } = props;
  const { say } = useOffersWords();
  const [form, setForm] = useState(kept);
  const [areFlawsTold, tellFlaws] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const isUnsaved = JSON.stringify(form) !== JSON.stringify(kept);
  const flaws = areFlawsTold ? offerFlaws(form) : [];
  useUnsavedWarning(isUnsaved && !busy);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    tellFlaws(true);
    if (offerFlaws(form).length === 0) return props.onSave(form);
    requestAnimationFrame(() =>
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    <div className="flex flex-col gap-6">
      <form
        ref={ref}
        noValidate
        aria-label={say('form')}
        onSubmit={submit}
        className={`flex min-w-0 flex-col gap-6 ${ABOVE_SAVE_BAR}`}
      >
        <OfferFields
          {...{ form, organisationId, disabled }}
          errorAt={(flaw) => (flaws.includes(flaw) ? say(`flaw.${flaw}`) : undefined)}
          onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
        />
        <FormProblem error={error} />
        {flaws[0] && (
          <Notice tone="bad" urgent>
            {say(`flaw.${flaws[0]}`)}
          </Notice>
        )}
        {props.isSaved && !isUnsaved && <Notice tone="good">{say('saved')}</Notice>}
        {!disabled && <SaveBar {...{ busy, isUnsaved }} label={say('save')} />}
      </form>
      {props.children?.(isUnsaved)}
    </div>
  );
}
