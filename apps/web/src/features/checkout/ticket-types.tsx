import {
  bookingOperations,
  type Category,
  type Hold,
  type QuoteLine,
} from '@houseful/contract/booking';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/browser.ts';
import { holdKey } from '../../lib/hold/hold-key.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { seatLabel } from '../../lib/order/seat-label.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { SelectField } from '../../lib/ui/select-field.tsx';

/** Whom each ticket is for, where the show tells people apart; changing it changes the hold at once. */
export function TicketTypes({ hold }: { hold: Hold }) {
  const words = useWords();
  const { t, money } = words;
  const queries = useQueryClient();
  const { holdId, showId } = hold;
  const { data: show } = useQuery({
    queryKey: ['show', showId],
    queryFn: () => api.call(bookingOperations.getShow, { showId }),
  });
  const change = useMutation({
    mutationFn: (ticketTypes: Record<string, string>) =>
      api.call(bookingOperations.changeHold, { holdId, ticketTypes }),
    onSuccess: (changed) => queries.setQueriesData({ queryKey: holdKey(holdId) }, changed),
    // Whatever went wrong, the hold itself says how things are.
    onError: () => queries.invalidateQueries({ queryKey: holdKey(holdId) }),
  });
  const choices = hold.quote.lines.flatMap((line) => {
    const types = typesOf(line, show?.sale.categories ?? []);
    return types.length > 1 ? [{ line, types }] : [];
  });
  if (choices.length === 0) return null;
  return (
    <fieldset
      className="flex flex-col gap-2 border-t border-line pt-3"
      disabled={change.isPending}
      aria-label={t('checkout.ticketTypes')}
    >
      {choices.map(({ line, types }) => (
        <SelectField
          key={line.seatId}
          label={t('checkout.ticketFor', { seat: seatLabel(line, words) })}
          value={line.ticketTypeId ?? ''}
          options={types.map(({ ticketTypeId, name, price }) => ({
            value: ticketTypeId,
            label: `${name} · ${money(price)}`,
          }))}
          onChange={(ticketTypeId) => change.mutate({ [line.seatId]: ticketTypeId })}
        />
      ))}
      <ProblemNotice error={change.error} />
    </fieldset>
  );
}

function typesOf(line: QuoteLine, categories: readonly Category[]) {
  return categories.find(({ categoryId }) => categoryId === line.categoryId)?.ticketTypes ?? [];
}
