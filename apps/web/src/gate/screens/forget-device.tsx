/** @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import { useGate, useGateState } from './gate-context.ts';

/** Wipes everything off this phone, once asked again. */
export function ForgetDevice() {
  const { gate, words } = useGate();
  const { waiting } = useGateState();
  const { t } = words;
  const question = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        class="button button-quiet"
        onClick={() => question.current?.showModal()}
      >
        {t('choose.forget')}
      </button>
      <dialog ref={question} class="question" aria-labelledby="forget-heading">
        <h2 id="forget-heading" class="text-xl font-bold">
          {t('forget.heading')}
        </h2>
        <p class="my-3">{t('forget.lead')}</p>
        {waiting > 0 && <p class="notice my-3">{words.counted('forget.waiting', waiting)}</p>}
        <div class="flex flex-wrap gap-3">
          <button type="button" class="button" onClick={() => void gate.forget()}>
            {t('forget.yes')}
          </button>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => question.current?.close()}
          >
            {t('forget.no')}
          </button>
        </div>
      </dialog>
    </>
  );
}
