import clsx from 'clsx';
import type { Show } from '@houseful/contract/booking';
import { isProblem } from '../../lib/api/problem.ts';
import { Notice, ProblemNotice } from '../../lib/ui/notice.tsx';
import { formatMoment } from '../../lib/format/moments.ts';
import { AreaCounters } from './area-counters.tsx';
import { BestSeats } from './best-seats.tsx';
import type { RoomViewProps } from './room-view.ts';
import { SelectionSummary } from './selection-summary.tsx';
import { countSelected } from './selection.ts';
import type { HoldWish } from './use-hold-seats.ts';
import type { PickerSelection } from './use-selection.ts';

interface PickerPanelProps {
  show: Show;
  view: RoomViewProps;
  picked: PickerSelection;
  busy: boolean;
  error: unknown;
  apartOffered: boolean;
  hold: (wish: HoldWish) => void;
}

/** Beside the map, or below it on a phone: never over it. */
export function PickerPanel(props: PickerPanelProps) {
  const { show, view, picked, busy, error, apartOffered, hold } = props;
  const { selection, message } = picked;
  const { seatsPerHoldMax } = show.sale.limits;
  if (!show.sale.onSale) return <ClosedNotice show={show} />;
  if (isSoldOut(view)) return <SoldOutNotice />;
  return (
    <>
      <p
        role="status"
        className={clsx(
          'text-sm empty:hidden',
          message?.isLoss ? 'rounded-lg border border-warn/70 bg-raised px-3 py-2' : 'text-muted',
        )}
      >
        {message?.text}
      </p>
      <HoldProblem error={error} />
      <AreaCounters
        areas={view.room.areas}
        {...{ board: view.board, categories: view.categories, selection }}
        seatsMax={seatsPerHoldMax}
        onCount={picked.setCount}
      />
      {countSelected(selection) > 0 ? (
        <SelectionSummary
          {...{ room: view.room, categories: view.categories, selection, busy }}
          onUnselect={picked.toggle}
          onHold={() => hold({ type: 'selection', selection })}
        />
      ) : (
        <BestSeats
          categories={show.sale.categories.filter((category) => category.seatsLeft > 0)}
          seatsMax={seatsPerHoldMax}
          busy={busy}
          offerApart={apartOffered}
          onHold={hold}
        />
      )}
    </>
  );
}

/** “Together” can fail with seats left: then that is what has to be said. */
function HoldProblem({ error }: { error: unknown }) {
  if (!isProblem(error, 'not-enough-seats') || error.members.seatsLeft === 0) {
    return <ProblemNotice error={error} />;
  }
  return (
    <Notice tone="warn" title="Not that many side by side" urgent>
      <p>{error.members.seatsLeft} seats are left, but not so many together.</p>
    </Notice>
  );
}

function isSoldOut({ room, board, selection }: RoomViewProps): boolean {
  if (countSelected(selection) > 0) return false;
  const hasPlace = room.areas.some((area) => board.takenIn(area.id) < area.capacity);
  return !hasPlace && room.seats.every(({ seatId }) => board.stateOf(seatId) !== 'free');
}

function SoldOutNotice() {
  return (
    <div role="status" className="flex flex-col items-center gap-3 py-2 text-center">
      <span className="sign px-5 py-3.5 text-2xl leading-none">Houseful</span>
      <p className="text-sm text-muted">
        Every seat is taken. Seats that others let go appear here at once.
      </p>
    </div>
  );
}

function ClosedNotice({ show }: { show: Show }) {
  const { opensAt } = show.sale.saleWindow;
  return (
    <Notice tone="warn" title="This show is not on sale.">
      <p>Sale opens {formatMoment(opensAt, show.timeZone)} and ends when the show has begun.</p>
    </Notice>
  );
}
