import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
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
  useEffect(() => {
    if (!isUnsaved || busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved, busy]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    tellFlaws(true);
    if (offerFlaws(form).length === 0) return props.onSave(form);
    requestAnimationFrame(() =>
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    <form
      ref={ref}
      noValidate
      aria-label={say('form')}
      onSubmit={submit}
      className="flex min-w-0 flex-col gap-6 [&_:is(input,select,textarea,button)]:scroll-mb-24"
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
      {!disabled && (
        <div className="z-10 flex flex-wrap items-center gap-3 border-t border-line bg-ground py-3 sm:sticky sm:bottom-0">
          <Button type="submit" busy={busy}>
            {say('save')}
          </Button>
          {isUnsaved && <span className="text-sm text-muted">{say('unsaved')}</span>}
        </div>
      )}
    </form>
  );
}
