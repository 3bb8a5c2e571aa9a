import type { ReactNode } from 'react';
import { KeptForm, useKeptForm } from '../kept-form.tsx';
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

/** The form of an offer. */
export function OfferEditor({ organisationId, kept, isSaved, ...props }: OfferEditorProps) {
  const { disabled, busy, error } = props;
  const { say } = useOffersWords();
  const editing = useKeptForm({ kept, busy, flawsOf: offerFlaws });
  const { form, flaws, isUnsaved } = editing;
  return (
    <div className="flex flex-col gap-6">
      <KeptForm
        {...{ disabled, busy, error }}
        label={say('form')}
        of={editing}
        flaw={flaws[0] && say(`flaw.${flaws[0]}`)}
        saved={isSaved && say('saved')}
        saveLabel={say('save')}
        onSave={() => props.onSave(form)}
      >
        <OfferFields
          {...{ form, organisationId, disabled }}
          errorAt={(flaw) => (flaws.includes(flaw) ? say(`flaw.${flaw}`) : undefined)}
          onChange={editing.change}
        />
      </KeptForm>
      {props.children?.(isUnsaved)}
    </div>
  );
}
