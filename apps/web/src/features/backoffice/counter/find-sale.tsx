import { counterOperations } from '@houseful/contract/counter-operations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { useCounterWords } from './words/counter-words.ts';

/** A sale by the short code on its tickets: to be printed again, sent, or given back. */
export function FindSale() {
  const { say, moment, money } = useCounterWords();
  const [text, setText] = useState('');
  const [ticketCode, setTicketCode] = useState<string | null>(null);
  const { data, error, isFetching } = useQuery({
    queryKey: ['counter', 'sale-of-code', ticketCode],
    queryFn: async () => {
      const asked = { ticketCode: ticketCode ?? '' };
      return (await api.call(counterOperations.findCounterSale, asked)).items;
    },
    enabled: ticketCode !== null,
  });
  return (
    <Panel title={say('find.title')} detail={say('find.detail')}>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setTicketCode(text.trim());
        }}
      >
        <Field
          label={say('find.code')}
          required
          maxLength={20}
          autoCapitalize="characters"
          autoComplete="off"
          value={text}
          className="max-w-56"
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" look="quiet" busy={isFetching}>
          {say('find.submit')}
        </Button>
      </form>
      <ProblemNotice error={error} />
      {data?.length === 0 && <p role="status">{say('find.none')}</p>}
      <ul className="divide-y divide-line">
        {data?.map((sale) => (
          <li key={sale.movementId}>
            <Link
              to={`/desk/counter/sales/${sale.orderId}`}
              className="flex flex-wrap justify-between gap-x-6 px-2 py-3 hover:bg-raised"
            >
              <span className="font-semibold">
                {sale.ticketCode} · {sale.title}
              </span>
              <span className="text-sm text-muted">
                {moment(sale.at, deviceTimeZone())} · {money(sale.amount)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
