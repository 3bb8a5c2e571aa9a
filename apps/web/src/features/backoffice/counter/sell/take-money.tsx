import { changeFor, likelyTenders, piecesOf } from '@houseful/contract/cash';
import type { CounterMethod, Tender } from '@houseful/contract/counter';
import type { Money } from '@houseful/contract/primitives';
import clsx from 'clsx';
import { useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { amountOf, amountText } from '../../../../lib/format/amount-text.ts';
import { useCounterWords } from '../words/counter-words.ts';
import { Keypad } from './keypad.tsx';

interface TakeMoneyProps {
  total: Money;
  busy: boolean;
  error: unknown;
  onTake: (tender: Tender) => void;
}

const METHODS = ['cash', 'card-terminal'] as const satisfies readonly CounterMethod[];

/** What the customer pays with; the sale is made with the button at the end, and not before. */
export function TakeMoney(props: TakeMoneyProps) {
  const { say } = useCounterWords();
  const [method, setMethod] = useState<CounterMethod>('cash');
  return (
    <section aria-label={say('pay.title')} className="flex min-w-0 flex-col gap-4">
      <div className="grid grid-cols-2 gap-2">
        {METHODS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === method}
            onClick={() => setMethod(one)}
            className={clsx(
              'min-h-14 rounded-lg border text-lg font-semibold',
              one === method ? 'border-marquee ring-2 ring-marquee' : 'border-edge hover:bg-raised',
            )}
          >
            {say(`method.${one}`)}
          </button>
        ))}
      </div>
      {method === 'cash' ? <Cash {...props} /> : <Card {...props} />}
    </section>
  );
}

function Cash({ total, busy, error, onTake }: TakeMoneyProps) {
  const { say, money } = useCounterWords();
  const { currency } = total;
  const [text, setText] = useState('');
  const typed = amountOf(text, currency, Number.MAX_SAFE_INTEGER);
  const tendered = typed === null ? null : { amount: typed, currency };
  const change = tendered && changeFor(total.amount, tendered.amount);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (tendered && change !== null) onTake({ method: 'cash', tendered });
      }}
    >
      <div className="grid grid-cols-3 gap-2">
        {likelyTenders(total.amount, currency).map((amount) => (
          <Button
            key={amount}
            look="quiet"
            className="min-h-14 text-lg tabular-nums"
            onClick={() => setText(amountText(amount, currency))}
          >
            {amount === total.amount ? say('pay.exact') : money({ amount, currency })}
          </Button>
        ))}
      </div>
      <Field
        label={say('pay.tendered')}
        required
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={text !== '' && !tendered ? say('pay.noAmount') : undefined}
        onChange={({ target }) => setText(target.value)}
      />
      <Keypad
        onKey={(key) => setText((before) => (key === '' ? before.slice(0, -1) : before + key))}
      />
      <Change total={total} tendered={tendered} change={change} />
      <ProblemNotice error={error} />
      <Button type="submit" busy={busy} disabled={change === null} className="min-h-16 text-xl">
        {say('pay.takeCash', { total: money(total) })}
      </Button>
    </form>
  );
}

interface ChangeProps {
  total: Money;
  tendered: Money | null;
  change: number | null;
}

/** What goes back, large, and of which notes and coins. */
function Change({ total, tendered, change }: ChangeProps) {
  const { say, money } = useCounterWords();
  const { currency } = total;
  if (!tendered) return <p className="min-h-20 text-muted">{say('pay.waiting')}</p>;
  if (change === null) {
    const missing = { amount: total.amount - tendered.amount, currency };
    return (
      <p role="status" className="min-h-20 text-xl font-bold text-bad">
        {say('pay.missing', { amount: money(missing) })}
      </p>
    );
  }
  const { pieces } = piecesOf(change, currency);
  return (
    <div role="status" className="min-h-20">
      <p className="text-3xl font-bold tabular-nums">
        {say('pay.change', { amount: money({ amount: change, currency }) })}
      </p>
      <p className="text-sm text-muted tabular-nums">
        {pieces
          .map(({ value, pieces: many }) => `${many} × ${money({ amount: value, currency })}`)
          .join(' · ')}
      </p>
    </div>
  );
}

function Card({ total, busy, error, onTake }: TakeMoneyProps) {
  const { say, money } = useCounterWords();
  const [reference, setReference] = useState('');
  const [lastFour, setLastFour] = useState('');
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onTake({
          ...{ method: 'card-terminal', reference: reference.trim() },
          ...(lastFour === '' ? {} : { lastFour }),
        });
      }}
    >
      <p className="text-3xl font-bold tabular-nums">{money(total)}</p>
      <p className="text-muted">{say('pay.cardDetail')}</p>
      <Field
        label={say('pay.reference')}
        hint={say('pay.referenceHint')}
        required
        maxLength={40}
        autoComplete="off"
        value={reference}
        onChange={({ target }) => setReference(target.value)}
      />
      <Field
        label={say('pay.lastFour')}
        inputMode="numeric"
        pattern="[0-9]{4}"
        maxLength={4}
        autoComplete="off"
        value={lastFour}
        onChange={({ target }) => setLastFour(target.value)}
      />
      <ProblemNotice error={error} />
      <Button
        type="submit"
        busy={busy}
        disabled={reference.trim() === ''}
        className="min-h-16 text-xl"
      >
        {say('pay.takeCard', { total: money(total) })}
      </Button>
    </form>
  );
}
