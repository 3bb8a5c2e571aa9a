import { bookingOperations } from '@houseful/contract/booking';
import { type ChangePreview, orderDeskOperations } from '@houseful/contract/order-desk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { seatLabel } from '../../../../lib/order/seat-label.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../../lib/ui/chip.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { LoadingLabel, Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useMay } from '../../staff/my-desk.ts';
import { type FreeRow, freeRowsOf } from '../free-rows.ts';
import { useChange } from '../use-order.ts';
import { useOrderWords } from '../words/order-words.ts';
import type { ActionProps } from './action-props.ts';
import { ReasonField } from './reason-field.tsx';

/** Each ticket's seat with its new one. */
type Moves = ReadonlyMap<string, string>;

/** Moves tickets to other free seats of the show; what it would give back is said before. */
export function MoveDialog({ desk, onClose, onDone }: ActionProps) {
  const { say, money } = useOrderWords();
  const may = useMay();
  const { orderId } = desk.order;
  const [moves, setMoves] = useState<Moves>(new Map());
  const [reason, setReason] = useState('');
  const pairs = [...moves].map(([from, to]) => ({ from, to }));
  const preview = useQuery({
    queryKey: ['desk-order', orderId, 'move', pairs, desk.version],
    queryFn: () =>
      api.call(orderDeskOperations.previewSeatMove, {
        ...{ orderId, from: pairs.map(({ from }) => from).join(',') },
        to: pairs.map(({ to }) => to).join(','),
      }),
    enabled: pairs.length > 0,
    retry: false,
  });
  const change = useChange(
    desk,
    ({ refund, version }: ChangePreview, options) =>
      api.call(
        orderDeskOperations.moveOrderSeats,
        { orderId, moves: pairs, reason, expectedVersion: version, expectedRefund: refund },
        options,
      ),
    () => onDone(say('done.move')),
  );
  const { data } = preview;
  const givesBack = data !== undefined && data.refund.amount > 0;
  const isNotMine = givesBack && !may('refund');
  return (
    <Dialog open title={say('do.move')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (data) change.mutate(data);
        }}
      >
        <MoveChoice {...{ desk, moves }} onChange={setMoves} />
        <div aria-live="polite" className="flex flex-col gap-1">
          {pairs.length === 0 && <p className="text-muted">{say('move.none')}</p>}
          {pairs.map(({ from, to }) => (
            <p key={from} className="font-semibold">
              {say('move.to', { from, to })}
            </p>
          ))}
          {pairs.length > 0 && data && (
            <p>
              {givesBack
                ? say('cancel.goesBack', { amount: money(data.refund) })
                : say('move.same')}
            </p>
          )}
          {isNotMine && <Notice tone="warn" title={say('move.notMine')} />}
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <ProblemNotice error={preview.error ?? change.error} />
        <Button
          type="submit"
          busy={change.isPending || preview.isFetching}
          disabled={!data || isNotMine || pairs.length === 0 || preview.error !== null}
        >
          {say('move.submit')}
        </Button>
      </form>
    </Dialog>
  );
}

function MoveChoice({
  desk,
  moves,
  onChange,
}: Pick<ActionProps, 'desk'> & { moves: Moves; onChange: (moves: Moves) => void }) {
  const words = useOrderWords();
  const { say } = words;
  const { lines } = desk.order.quote;
  const [from, setFrom] = useState(lines[0]?.seatId ?? '');
  const { showId } = desk.order;
  const map = useQuery({
    queryKey: ['desk-free-seats', showId],
    queryFn: () => api.call(bookingOperations.getShowSeatMap, { showId }),
    staleTime: 0,
  });
  const choose = (to: string) => {
    const next = new Map([...moves].filter(([other, seat]) => seat !== to && other !== from));
    if (moves.get(from) !== to) next.set(from, to);
    onChange(next);
    const still = lines.find(({ seatId }) => seatId !== from && !next.has(seatId));
    if (next.has(from) && still) setFrom(still.seatId);
  };
  return (
    <>
      <SelectField
        label={say('move.which')}
        value={from}
        options={lines.map((line) => ({
          value: line.seatId,
          label: `${seatLabel(line, words)} · ${line.categoryName}`,
        }))}
        onChange={setFrom}
      />
      <ProblemNotice error={map.error} onRetry={() => void map.refetch()} />
      {!map.data && !map.error && (
        <>
          <LoadingLabel>{say('move.loading')}</LoadingLabel>
          <Skeleton className="h-28" />
        </>
      )}
      {map.data && (
        <RowChoice
          rows={freeRowsOf(map.data)}
          own={lines.find(({ seatId }) => seatId === from)}
          chosen={new Set(moves.values())}
          onChoose={choose}
        />
      )}
    </>
  );
}

interface RowChoiceProps {
  rows: readonly FreeRow[];
  /** Where the ticket is now: that row is shown first. */
  own: Pick<FreeRow, 'section' | 'row'> | undefined;
  chosen: ReadonlySet<string>;
  onChoose: (seatId: string) => void;
}

function RowChoice({ rows, own, chosen, onChoose }: RowChoiceProps) {
  const { say } = useOrderWords();
  const [rowId, setRowId] = useState<string | null>(null);
  const row =
    rows.find(({ id }) => id === rowId) ?? rows.find((one) => isSame(one, own)) ?? rows[0];
  if (!row) return <p className="text-muted">{say('move.noFree')}</p>;
  return (
    <>
      <SelectField
        label={say('move.row')}
        value={row.id}
        options={rows.map(({ id, section, row: name, seats }) => ({
          value: id,
          label: [...new Set([section, name, seats[0]?.category])].filter(Boolean).join(' · '),
        }))}
        onChange={setRowId}
      />
      <div role="group" aria-label={say('move.free')} className="flex flex-wrap gap-2">
        {row.seats.map(({ seatId, number, category }) => (
          <ChipToggle
            key={seatId}
            on={chosen.has(seatId)}
            aria-label={`${row.row}${number} ${category}`}
            onClick={() => onChoose(seatId)}
          >
            {row.row}
            {number}
          </ChipToggle>
        ))}
      </div>
    </>
  );
}

function isSame(one: FreeRow, own: RowChoiceProps['own']): boolean {
  return own !== undefined && one.row === own.row && one.section === own.section;
}
