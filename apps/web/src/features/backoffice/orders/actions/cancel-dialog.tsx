import { type ChangePreview, orderDeskOperations } from '@houseful/contract/order-desk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { seatLabel } from '../../../../lib/order/seat-label.ts';
import { useChange } from '../use-order.ts';
import { useOrderWords } from '../words/order-words.ts';
import type { ActionProps } from './action-props.ts';
import { ReasonField } from './reason-field.tsx';

type Terms = 'ladder' | 'full';

/** Cancels some of the seats, or all; what goes back is said before, and is what goes back. */
export function CancelDialog({ desk, onClose, onDone }: ActionProps) {
  const { say, money } = useOrderWords();
  const { orderId, seatIds: all } = desk.order;
  const [chosen, setChosen] = useState<readonly string[]>(all);
  // The order may have other seats by now; one that nobody has chosen is never given back.
  const given = chosen.filter((seatId) => all.includes(seatId));
  const [terms, setTerms] = useState<Terms>('ladder');
  const [reason, setReason] = useState('');
  const isAll = given.length === all.length;
  const which = isAll ? {} : { seatIds: given.join(',') };
  const preview = useQuery({
    queryKey: ['desk-order', orderId, 'cancel', terms, given, desk.version],
    queryFn: () => api.call(orderDeskOperations.previewDeskCancel, { orderId, terms, ...which }),
    enabled: given.length > 0,
  });
  const change = useChange(
    desk,
    ({ refund, version }: ChangePreview, options) =>
      api.call(
        orderDeskOperations.cancelOrderAtDesk,
        {
          ...{ orderId, terms, reason, expectedVersion: version, expectedRefund: refund },
          ...(isAll ? {} : { seatIds: [...given] }),
        },
        options,
      ),
    () => onDone(say('done.cancel')),
  );
  const { data } = preview;
  const used = desk.tickets.some(
    ({ seatId, status, enteredAt }) => status === 'VALID' && enteredAt && given.includes(seatId),
  );
  return (
    <Dialog open title={say('do.cancel')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (data) change.mutate(data);
        }}
      >
        <SeatChoice {...{ desk, given }} onChange={setChosen} />
        <TermsChoice terms={terms} onChange={setTerms} />
        {used && <Notice tone="warn" title={say('cancel.used')} />}
        <div aria-live="polite">
          {given.length === 0 && <p className="text-muted">{say('cancel.choose')}</p>}
          {given.length > 0 && !data && !preview.error && <Skeleton className="h-16" />}
          {given.length > 0 && data && <WhatGoesBack {...{ preview: data, isAll, given }} />}
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <ProblemNotice error={preview.error ?? change.error} />
        <Button
          type="submit"
          busy={change.isPending || preview.isFetching}
          disabled={given.length === 0}
        >
          {say('cancel.submit', { amount: data && given.length > 0 ? money(data.refund) : '…' })}
        </Button>
      </form>
    </Dialog>
  );
}

function WhatGoesBack({
  preview: { refund, kept, total },
  isAll,
  given,
}: {
  preview: ChangePreview;
  isAll: boolean;
  given: readonly string[];
}) {
  const { say, money } = useOrderWords();
  return (
    <>
      <p className="text-2xl font-bold tabular-nums">
        {say('cancel.goesBack', { amount: money(refund) })}
      </p>
      <p className="text-sm text-muted">
        {isAll ? say('cancel.all') : say('cancel.some', { count: given.length })}{' '}
        {isAll
          ? say('cancel.keptAll', { amount: money(kept) })
          : say('cancel.kept', { amount: money(kept), total: money(total) })}
      </p>
    </>
  );
}

function SeatChoice({
  desk,
  given,
  onChange,
}: Pick<ActionProps, 'desk'> & {
  given: readonly string[];
  onChange: (seatIds: readonly string[]) => void;
}) {
  const words = useOrderWords();
  const { lines } = desk.order.quote;
  const toggle = (seatId: string) =>
    onChange(
      given.includes(seatId)
        ? given.filter((other) => other !== seatId)
        : lines.map((line) => line.seatId).filter((id) => id === seatId || given.includes(id)),
    );
  return (
    <fieldset className="flex flex-col">
      <legend className="text-sm font-medium">{words.say('cancel.which')}</legend>
      {lines.map((line) => (
        <label key={line.seatId} className="flex min-h-10 items-center gap-3">
          <input
            type="checkbox"
            checked={given.includes(line.seatId)}
            onChange={() => toggle(line.seatId)}
            className="size-5 accent-marquee"
          />
          <span className="flex-1">
            {seatLabel(line, words)} <span className="text-muted">{line.categoryName}</span>
          </span>
          <span className="tabular-nums">{words.money(line.price)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function TermsChoice({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  const { say } = useOrderWords();
  return (
    <fieldset className="flex flex-col">
      <legend className="text-sm font-medium">{say('cancel.terms')}</legend>
      {(['ladder', 'full'] as const).map((one) => (
        <label key={one} className="flex min-h-10 items-center gap-3">
          <input
            type="radio"
            name="terms"
            checked={terms === one}
            onChange={() => onChange(one)}
            className="size-5 accent-marquee"
          />
          {say(`cancel.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
