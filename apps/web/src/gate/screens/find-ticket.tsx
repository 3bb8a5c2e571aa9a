/** @jsxImportSource preact */
import type { GateTicketView } from '@houseful/contract/gate';
import { useRef, useState } from 'preact/hooks';
import { useGate, useGateState } from './gate-context.ts';
import { Field, Trouble, valuesOf } from './parts.tsx';
import { useAttempt } from './use-attempt.ts';

type Found = readonly (GateTicketView & { entered: boolean })[];

/** For who cannot show a ticket. Names come from the house, and are gone when the window is closed. */
export function FindTicket() {
  const { gate, words } = useGate();
  const { device, online } = useGateState();
  const { busy, trouble, attempt } = useAttempt();
  const [found, setFound] = useState<Found | null>(null);
  const window = useRef<HTMLDialogElement>(null);
  const { t } = words;
  if (!device?.desk?.device.maySearch) return null;
  const close = () => {
    setFound(null);
    window.current?.close();
  };
  return (
    <>
      <button type="button" class="button button-quiet" onClick={() => window.current?.showModal()}>
        {t('find.open')}
      </button>
      <dialog
        ref={window}
        class="question"
        aria-labelledby="find-heading"
        onClose={() => setFound(null)}
      >
        <h2 id="find-heading" class="text-xl font-bold">
          {t('find.heading')}
        </h2>
        <p class="my-2">{online ? t('find.lead') : t('find.offline')}</p>
        <form
          class="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const { query = '' } = valuesOf(event.currentTarget);
            void attempt(async () => setFound(await gate.find(query)));
          }}
        >
          <Field label={t('find.query')} name="query" autoComplete="off" required />
          <button type="submit" class="button" disabled={busy}>
            {t('find.search')}
          </button>
        </form>
        <Trouble>{trouble}</Trouble>
        {found?.length === 0 && <p class="my-3">{t('find.none')}</p>}
        <ul class="my-3 flex flex-col gap-2">
          {found?.map((ticket) => (
            <li key={ticket.ticketId} class="card flex items-center gap-3">
              <span class="grow">
                <strong>{ticket.name ?? t('find.nameless')}</strong>
                <span class="block text-sm">
                  {[`${ticket.section} ${ticket.row}${ticket.number}`, ticket.code].join(' · ')}
                  {ticket.entered && ` · ${t('find.inside')}`}
                </span>
              </span>
              <button
                type="button"
                class={ticket.entered ? 'button button-quiet' : 'button'}
                disabled={busy}
                onClick={() =>
                  void attempt(async () => {
                    await gate.checkIn(ticket);
                    close();
                  })
                }
              >
                {t('find.checkIn')}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" class="button button-quiet" onClick={close}>
          {t('find.close')}
        </button>
      </dialog>
    </>
  );
}
