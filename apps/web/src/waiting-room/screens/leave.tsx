/** @jsxImportSource preact */
import { useId, useRef, useState } from 'preact/hooks';
import { useRoom, useWords } from './room-context.ts';

interface LeaveProps {
  label: string;
  question: string;
  detail: string;
  yes: string;
}

/** A button with a question: what is left cannot be had back. */
export function Leave({ label, question, detail, yes }: LeaveProps) {
  const { t } = useWords();
  const { keeper } = useRoom();
  const dialog = useRef<HTMLDialogElement>(null);
  const [failed, setFailed] = useState(false);
  const titleId = useId();
  const leave = async () => {
    try {
      await keeper.leave();
      dialog.current?.close();
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button
        type="button"
        class="button button-quiet self-start"
        onClick={() => {
          setFailed(false);
          dialog.current?.showModal();
        }}
      >
        {label}
      </button>
      <dialog ref={dialog} class="question" aria-labelledby={titleId}>
        <h2 id={titleId} class="text-xl font-bold">
          {question}
        </h2>
        <p class="my-4 text-muted">{detail}</p>
        {failed && (
          <p role="alert" class="mb-4 text-bad">
            {t('leave.failed')}
          </p>
        )}
        <div class="flex flex-wrap gap-3">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t('leave.no')}
          </button>
          <button type="button" class="button button-quiet" onClick={() => void leave()}>
            {yes}
          </button>
        </div>
      </dialog>
    </>
  );
}
