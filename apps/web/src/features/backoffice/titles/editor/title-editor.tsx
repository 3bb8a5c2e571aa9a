import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { fieldErrors } from '../../../../lib/api/field-errors.ts';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { useUnsavedWarning } from '../../../../lib/forms/use-unsaved-warning.ts';
import { Notice } from '../../../../lib/ui/notice.tsx';
import { ABOVE_SAVE_BAR, SaveBar } from '../../save-bar.tsx';
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
export function TitleEditor({
  kept,
  organisationId,
  titleId,
  disabled,
  ...props
}: TitleEditorProps) {
  const { say, t } = useTitlesWords();
  const [form, setForm] = useState(kept);
  const [areFlawsTold, tellFlaws] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const { busy, error, onSave, onUnsaved } = props;
  const flaws = areFlawsTold ? flawsOf(form) : [];
  const refused = fieldErrors(error, { t });
  const isUnsaved = JSON.stringify(form) !== JSON.stringify(kept);
  useEffect(() => onUnsaved?.(isUnsaved), [isUnsaved, onUnsaved]);
  useUnsavedWarning(isUnsaved && !busy);

  const errorAt = (field: string) => {
    const flaw = flaws.find((each) => each === field);
    return flaw ? say(`flaw.${flaw}`) : refused[field];
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tellFlaws(true);
    const [first] = flawsOf(form);
    if (first === undefined) return onSave(form);
    ref.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <form
        ref={ref}
        noValidate
        aria-label={say('form')}
        onSubmit={submit}
        className={`flex min-w-0 flex-col gap-6 ${ABOVE_SAVE_BAR}`}
      >
        <TitleFields
          {...{ form, organisationId, disabled, errorAt }}
          onChange={(changes) => setForm((before) => ({ ...before, ...changes }))}
        />
        <FormProblem error={error} />
        {props.isSaved && !isUnsaved && <Notice tone="good">{say('saved')}</Notice>}
        {!disabled && <SaveBar {...{ busy, isUnsaved }} label={props.saveLabel} />}
      </form>
      <div className="flex min-w-0 flex-col gap-6 xl:sticky xl:top-4">
        {props.children}
        <Preview form={form} titleId={titleId} />
      </div>
    </div>
  );
}
