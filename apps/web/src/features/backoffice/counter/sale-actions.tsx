import type { CounterPapers } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { useCounterWords } from './words/counter-words.ts';
import { PAPERS, usePaper } from './use-paper.ts';

/** Tickets on paper, of a roll or a sheet, and by mail. */
export function SaleActions({ sale }: { sale: CounterPapers }) {
  const { say } = useCounterWords();
  const [paper, setPaper] = usePaper();
  if (sale.order.status !== 'CONFIRMED') return null;
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
        <legend className="text-sm font-medium">{say('print.paper')}</legend>
        {PAPERS.map((one) => (
          <label key={one} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name="paper"
              checked={one === paper}
              className="size-5 accent-marquee"
              onChange={() => setPaper(one)}
            />
            {say(`print.${one}`)}
          </label>
        ))}
      </fieldset>
      <Button look="quiet" className="min-h-14 text-lg" onClick={() => window.print()}>
        {say('print.print')}
      </Button>
      <SendByMail orderId={sale.order.orderId} known={sale.order.contact.email} />
    </div>
  );
}

function SendByMail({ orderId, known }: { orderId: string; known: string | undefined }) {
  const { say } = useCounterWords();
  const [email, setEmail] = useState('');
  const send = useMutation({
    mutationFn: () => api.call(counterOperations.sendCounterTickets, { orderId, email }),
  });
  if (known !== undefined) return <Notice>{say('send.known', { email: known })}</Notice>;
  if (send.data) {
    return <Notice tone="good">{say('send.done', { email: send.data.email })}</Notice>;
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <div className="flex items-end gap-3">
        <Field
          label={say('send.email')}
          type="email"
          required
          autoComplete="off"
          value={email}
          className="flex-1"
          onChange={({ target }) => setEmail(target.value)}
        />
        <Button type="submit" look="quiet" className="min-h-12" busy={send.isPending}>
          {say('send.send')}
        </Button>
      </div>
      <ProblemNotice error={send.error} />
    </form>
  );
}
