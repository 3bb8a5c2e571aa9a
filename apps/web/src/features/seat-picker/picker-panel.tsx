import type { Show } from '@houseful/contract/booking';
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
  return (
    <>
      <p role="status" className="min-h-5 text-sm text-muted empty:hidden">
        {message}
      </p>
      <ProblemNotice error={error} />
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

function ClosedNotice({ show }: { show: Show }) {
  const { opensAt } = show.sale.saleWindow;
  return (
    <Notice tone="warn" title="This show is not on sale.">
      <p>Sale opens {formatMoment(opensAt, show.timeZone)} and ends when the show has begun.</p>
    </Notice>
  );
}
