import type { Show } from '@houseful/contract/booking';
import { isProblem } from '../../../lib/api/problem.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import type { RoomViewProps, SeatFilter } from '../map/room-view.ts';
import type { RoomSeat } from '../model/room.ts';
import { countSelected } from '../model/selection.ts';
import type { HoldWish } from '../use-hold-seats.ts';
import type { PickerSelection } from '../use-selection.ts';
import { AreaCounters } from './area-counters.tsx';
import { BestSeats } from './best-seats.tsx';
import { CompanionOffer } from './companion-offer.tsx';
import { LostNotice } from './lost-notice.tsx';
import { ClosedNotice, SoldOutNotice, StaleNotice } from './sale-notices.tsx';
import { SelectionSummary, seatsOf } from './selection-summary.tsx';

export interface PickerPanelProps {
  show: Show;
  view: RoomViewProps;
  picked: PickerSelection;
  busy: boolean;
  error: unknown;
  staleSinceMs: number | null;
  onHold: (wish: HoldWish) => void;
  onFilter: (filter: SeatFilter) => void;
  /** The sale opens: what is known of the show is out of date. */
  onOpening: () => void;
}

/** Beside the map, or below it on a phone: never over it. */
export function PickerPanel(props: PickerPanelProps) {
  const { show, view, picked, staleSinceMs, onOpening } = props;
  if (!show.sale.onSale) return <ClosedNotice show={show} onOpening={onOpening} />;
  if (isSoldOut(view)) return <SoldOutNotice show={show} />;
  return (
    <>
      <StaleNotice sinceMs={staleSinceMs} timeZone={show.timeZone} />
      <Loss {...props} />
      <Message {...{ view, picked }} />
      <AreaCounters
        areas={view.room.areas}
        {...{ board: view.board, categories: view.categories, selection: view.selection }}
        seatsMax={show.sale.limits.seatsPerHoldMax}
        onCount={picked.setCount}
      />
      <Choice {...props} />
    </>
  );
}

function isFreeIn({ board, mine }: RoomViewProps): (seat: RoomSeat) => boolean {
  return ({ seatId }) => board.stateOf(seatId) === 'free' && !mine.has(seatId);
}

function Loss({ view, picked, onHold }: PickerPanelProps) {
  const { room, categories } = view;
  const { loss } = picked;
  if (!loss) return null;
  return (
    <LostNotice
      {...{ room, categories, loss }}
      isFree={isFreeIn(view)}
      onClose={picked.forgetLoss}
      onTake={(seats) => {
        const selection = picked.take(seats);
        if (loss.wasHolding) onHold({ type: 'selection', selection });
      }}
    />
  );
}

/** The seat that was touched last, in words; or what can be done here. */
function Message({ view, picked }: Pick<PickerPanelProps, 'view' | 'picked'>) {
  const { t } = useWords();
  const hint = view.room.isLarge && !view.open ? 'seats.panel.hintBlocks' : 'seats.panel.hintSeats';
  const isIdle = !picked.message && !picked.loss && countSelected(view.selection) === 0;
  return (
    <div>
      <p role="status" className="text-sm empty:hidden">
        {picked.message}
      </p>
      {isIdle && <p className="text-sm text-muted">{t(hint)}</p>}
    </div>
  );
}

function Choice({ show, view, picked, busy, error, onHold, onFilter }: PickerPanelProps) {
  const { room, categories, selection, filter } = view;
  const { seatsPerHoldMax } = show.sale.limits;
  const notTogether = isProblem(error, 'not-enough-seats') && error.members.seatsLeft > 0;
  const seats = seatsOf(room, selection);
  return (
    <>
      <ProblemNotice error={notTogether ? null : error} />
      {countSelected(selection) > 0 ? (
        <SelectionSummary
          {...{ room, categories, selection, busy }}
          onUnselect={picked.toggle}
          onCount={picked.setCount}
          onHold={() => onHold({ type: 'selection', selection })}
        >
          <CompanionOffer
            {...{ room, seats }}
            spare={seatsPerHoldMax - countSelected(selection)}
            isFree={isFreeIn(view)}
            onAdd={(added) => picked.take([...seats, ...added])}
          />
        </SelectionSummary>
      ) : (
        <BestSeats
          categories={show.sale.categories}
          categoryId={filter.categoryId}
          onCategory={(categoryId) => onFilter({ ...filter, categoryId })}
          seatsMax={seatsPerHoldMax}
          {...{ busy, error, onHold }}
        />
      )}
    </>
  );
}

function isSoldOut({ room, board, selection }: RoomViewProps): boolean {
  if (countSelected(selection) > 0) return false;
  const left = [
    ...room.blocks.map(({ id }) => board.leftIn(id)),
    ...room.areas.map(({ id }) => board.leftInArea(id)),
  ];
  return left.every((count) => count === 0);
}
