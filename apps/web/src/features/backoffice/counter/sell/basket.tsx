import type { Hold, Quote } from '@houseful/contract/booking';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { seatDetails, seatLabel } from '../../../../lib/order/seat-label.ts';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Stepper } from '../../../../lib/ui/stepper.tsx';
import { useShowWithRoom } from '../../choices/use-show-with-room.ts';
import { useCounterWords } from '../words/counter-words.ts';
import { splitsOf, type TicketSplit, withCount } from './ticket-split.ts';

interface BasketProps {
  hold: Hold;
  quote: Quote;
  shiftId: string;
  showId: string;
}

/** The seats of a hold, whom they are for, and what they cost. */
export function Basket({ hold, quote, shiftId, showId }: BasketProps) {
  const words = useCounterWords();
  const { say, money } = words;
  const client = useQueryClient();
  const { data } = useShowWithRoom(showId);
  const { holdId } = hold;
  const change = useMutation({
    mutationFn: (ticketTypes: Record<string, string>) =>
      api.call(counterOperations.changeCounterHold, { shiftId, holdId, ticketTypes }),
    onSuccess: (changed) => client.setQueryData(['counter-hold', holdId], changed),
    onError: () => client.invalidateQueries({ queryKey: ['counter-hold', holdId] }),
  });
  const splits = splitsOf(hold.quote.lines, data?.show.sale.categories ?? []);
  return (
    <section aria-label={say('basket.title')} className="flex flex-col gap-3">
      {data && <p className="text-lg font-bold break-words">{data.show.title.name}</p>}
      <ul className="divide-y divide-line">
        {quote.lines.map((line) => (
          <li key={line.seatId} className="flex justify-between gap-4 py-1.5">
            <span>
              <span className="font-semibold">{seatLabel(line, words)}</span>
              <span className="block text-sm text-muted">{seatDetails(line)}</span>
            </span>
            <span className="tabular-nums">{money(line.price)}</span>
          </li>
        ))}
      </ul>
      {splits.map((split) => (
        <WhoFor
          key={split.category.categoryId}
          split={split}
          onCount={(ticketTypeId, count) => change.mutate(withCount(split, ticketTypeId, count))}
        />
      ))}
      <ProblemNotice error={change.error} />
      {quote.offers?.map((offer) => (
        <p key={offer.offerId} className="flex justify-between gap-4 text-good">
          <span>{offer.name}</span>
          <span className="tabular-nums">−{money(offer.amount)}</span>
        </p>
      ))}
      <p className="flex justify-between gap-4 border-t border-line pt-2 text-2xl font-bold">
        <span>{say('basket.total')}</span>
        <output className="tabular-nums">{money(quote.total)}</output>
      </p>
      <p className="text-sm text-muted">{say('basket.allIn')}</p>
    </section>
  );
}

interface WhoForProps {
  split: TicketSplit;
  onCount: (ticketTypeId: string, count: number) => void;
}

/** How many of a category are for whom; what is not said is the first type's. */
function WhoFor({ split, onCount }: WhoForProps) {
  const { money, number } = useCounterWords();
  const [first, ...others] = split.types;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-semibold">{split.category.name}</legend>
      {first && (
        <p className="flex min-h-11 items-center justify-between gap-3">
          <span>
            {first.name} · {money(first.price)}
          </span>
          <span className="w-30 text-center font-semibold tabular-nums">{number(first.count)}</span>
        </p>
      )}
      {others.map((type) => (
        <div key={type.ticketTypeId} className="flex items-center justify-between gap-3">
          <span>
            {type.name} · {money(type.price)}
          </span>
          <Stepper
            label={type.name}
            value={type.count}
            min={0}
            max={type.count + (first?.count ?? 0)}
            onChange={(count) => onCount(type.ticketTypeId, count)}
          />
        </div>
      ))}
    </fieldset>
  );
}
