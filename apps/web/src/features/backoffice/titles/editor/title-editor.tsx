import { type ReactNode, useEffect } from 'react';
import { fieldErrors } from '../../../../lib/api/field-errors.ts';
import { KeptForm, useKeptForm } from '../../kept-form.tsx';
import { flawsOf, type TitleForm } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';
import { Preview } from './preview.tsx';
import { TitleFields } from './title-fields.tsx';

interface TitleEditorProps {
  organisationId: string;
  titleId?: string;
  /** What is kept; the form begins with it. */
  kept: TitleForm;
  disabled: boolean;
  busy: boolean;
  error: unknown;
  isSaved: boolean;
  saveLabel: string;
  onSave: (form: TitleForm) => void;
  /** Whether something stands in the form that is not kept. */
  onUnsaved?: (isUnsaved: boolean) => void;
  children?: ReactNode;
}

/** The form of a title beside its preview. */
export function TitleEditor({ kept, organisationId, titleId, ...props }: TitleEditorProps) {
  const { say, t } = useTitlesWords();
  const { disabled, busy, error, saveLabel, onUnsaved } = props;
  const editing = useKeptForm({ kept, busy, flawsOf });
  const { form, flaws, isUnsaved } = editing;
  const refused = fieldErrors(error, { t });
  useEffect(() => onUnsaved?.(isUnsaved), [isUnsaved, onUnsaved]);

  const errorAt = (field: string) => {
    const flaw = flaws.find((each) => each === field);
    return flaw ? say(`flaw.${flaw}`) : refused[field];
  };
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <KeptForm
        {...{ disabled, busy, error, saveLabel }}
        label={say('form')}
        of={editing}
        flaw={flaws[0] && say(`flaw.${flaws[0]}`)}
        saved={props.isSaved && say('saved')}
        onSave={() => props.onSave(form)}
      >
        <TitleFields {...{ form, organisationId, disabled, errorAt }} onChange={editing.change} />
      </KeptForm>
      <div className="flex min-w-0 flex-col gap-6 xl:sticky xl:top-4">
        {props.children}
        <Preview form={form} titleId={titleId} />
      </div>
    </div>
  );
}
