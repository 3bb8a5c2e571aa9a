import {
  CHANGE_MESSAGE_CHARACTERS_MAX,
  CHANGE_REASON_CHARACTERS_MAX,
  CHANGE_REASON_CHARACTERS_MIN,
} from '@houseful/contract/shows-desk';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Refusal } from './refusal.tsx';
import { useShowsWords } from './words/shows-words.ts';

interface ChangeFormProps {
  /** Whether buyers are told. */
  tells: boolean;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: (said: { reason: string; message?: string }) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Why a show is changed and what its buyers are told, around whatever else a change asks. */
export function ChangeForm(props: ChangeFormProps) {
  const { say } = useShowsWords();
  const { tells, submit, busy, error, onSubmit, onClose, children } = props;
  const messageId = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const message = text('message');
    onSubmit({ reason: text('reason'), ...(message !== '' && { message }) });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={send}>
      {children}
      <Field
        label={say('form.reason')}
        hint={say('form.reasonHint')}
        name="reason"
        required
        minLength={CHANGE_REASON_CHARACTERS_MIN}
        maxLength={CHANGE_REASON_CHARACTERS_MAX}
        autoComplete="off"
      />
      {tells && (
        <div className="flex flex-col gap-1">
          <label htmlFor={messageId} className="text-sm font-medium">
            {say('form.message')}
          </label>
          <textarea
            id={messageId}
            name="message"
            rows={3}
            maxLength={CHANGE_MESSAGE_CHARACTERS_MAX}
            aria-describedby={`${messageId}-hint`}
            className="rounded-lg border border-edge bg-ground px-3 py-2 text-base text-ink"
          />
          <p id={`${messageId}-hint`} className="text-xs text-faint">
            {say('form.messageHint')}
          </p>
        </div>
      )}
      <Refusal error={error} />
      <div className="flex flex-col gap-3">
        <Button type="submit" busy={busy}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('form.keep')}
        </Button>
      </div>
    </form>
  );
}
