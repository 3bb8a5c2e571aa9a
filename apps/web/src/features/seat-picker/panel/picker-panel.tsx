import type { Hold, Show } from '@houseful/contract/booking';
import { useWords } from '../../../lib/i18n/words.ts';
import {
  canHave,
  type RoomViewProps,
  type SeatFilter,
} from '../../../lib/seat-map/map/room-view.ts';
import { placesIn } from '../../../lib/seat-map/model/held-selection.ts';
import type { HoldWish } from '../model/hold-wish.ts';
import type { RoomSeat } from '../../../lib/seat-map/model/room.ts';
import type { SeatsLimit } from '../../../lib/seat-map/model/seats-limit.ts';
import { countSelected } from '../../../lib/seat-map/model/selection.ts';
import type { Entry } from '../use-entry.ts';
import type { LoneLook } from '../use-lone-seats.ts';
import type { OwnHold } from '../use-own-hold.ts';
import type { PickerSelection } from '../../../lib/seat-map/use-selection.ts';
import { ApartNotice } from './apart-notice.tsx';
import { AreaCounters } from '../../../lib/seat-map/area-counters.tsx';
import { BestSeats } from './best-seats.tsx';
import { CompanionOffer } from './companion-offer.tsx';
import { EmptyChange } from './empty-change.tsx';
import { LoneSeatsNotice } from './lone-seats-notice.tsx';
import { LostNotice } from './lost-notice.tsx';
import { Refusal } from './refusal.tsx';
import { RoomGate } from './room-gate.tsx';
import { ClosedNotice, SoldOutNotice, StaleNotice } from './sale-notices.tsx';
import { SelectionSummary, seatsOf } from './selection-summary.tsx';
import { UnansweredHold } from './unanswered-hold.tsx';

export interface PickerPanelProps {
  show: Show;
  view: RoomViewProps;
  picked: PickerSelection;
  own: OwnHold;
  entry: Entry;
  /** A hold that was just made and whose seats are not side by side. */
  apart: Hold | null;
  lone: LoneLook;
  limit: SeatsLimit;
  /** What is marked is what the buyer holds already. */
  unchanged: boolean;
  busy: boolean;
  /** What was asked for last, and why it was refused. */
  wish: HoldWish | undefined;
  error: unknown;
  staleSinceMs: number | null;
  onHold: (wish: HoldWish) => void;
  onFilter: (filter: SeatFilter) => void;
  /** Marks again what the hold has. */
  onReset: () => void;
  /** The sale opens: what is known of the show is out of date. */
  onOpening: () => void;
}

/** Beside the map, or below it on a phone: never over it. */
export function PickerPanel(props: PickerPanelProps) {
  const { show, view, picked, own, apart, staleSinceMs, onOpening } = props;
  if (apart) {
    const { releasing, release, forget } = own;
    return <ApartNotice hold={apart} {...{ releasing }} onRelease={release} onOver={forget} />;
  }
  if (props.entry.isBarred && !own.changing) {
    return (
      <>
        <UnansweredHold {...props} />
        <RoomGate {...props} />
      </>
    );
  }
  if (!show.sale.onSale && !own.changing) return <ClosedNotice show={show} onOpening={onOpening} />;
  if (isSoldOut(view)) return <SoldOutNotice show={show} />;
  const heldIn = (area: Parameters<typeof placesIn>[0]) =>
    view.changing ? placesIn(area, view.mine).length : 0;
  return (
    <>
      <StaleNotice sinceMs={staleSinceMs} timeZone={show.timeZone} />
      <Loss {...props} />
      <Message {...props} />
      <AreaCounters
        areas={view.room.areas}
        {...{ board: view.board, categories: view.categories, selection: view.selection, heldIn }}
        seatsMax={props.limit.max}
        onCount={picked.setCount}
      />
      <Choice {...props} />
    </>
  );
}

function isFreeIn(view: RoomViewProps): (seat: RoomSeat) => boolean {
  return ({ seatId }) => canHave(seatId, view);
}

function Loss({ show, view, picked, onHold }: PickerPanelProps) {
  const { room, categories } = view;
  const { loss } = picked;
  if (!loss) return null;
  const { mode, smallestFreeRun } = show.sale.orphanRule;
  return (
    <LostNotice
      {...{ room, categories, loss }}
      freeRunMin={mode === 'enforce' ? smallestFreeRun : 0}
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
function Message({ show, view, picked }: PickerPanelProps) {
  const { t } = useWords();
  const hint = view.room.isLarge && !view.open ? 'seats.panel.hintBlocks' : 'seats.panel.hintSeats';
  const isIdle = !picked.message && !picked.loss && countSelected(view.selection) === 0;
  const { seatsPerBuyerMax } = show.sale.limits;
  return (
    <div>
      <p role="status" className="text-sm empty:hidden">
        {picked.message}
      </p>
      {isIdle && !view.changing && (
        <p className="text-sm text-muted">
          {t(hint)}{' '}
          {seatsPerBuyerMax !== null && t('seats.panel.buyerLimit', { count: seatsPerBuyerMax })}
        </p>
      )}
    </div>
  );
}

function Choice(props: PickerPanelProps) {
  const { show, view, picked, own, limit, unchanged, busy, wish, error, onHold, onFilter } = props;
  const { room, board, categories, selection, filter, changing } = view;
  const seats = seatsOf(room, selection);
  const marked = countSelected(selection);
  return (
    <>
      <Refusal {...{ error, wish, busy, onHold }} />
      {marked > 0 && (
        <SelectionSummary
          {...{ room, categories, selection, busy, unchanged }}
          onUnselect={picked.toggle}
          onCount={picked.setCount}
          onHold={() => onHold({ type: 'selection', selection })}
        >
          <LoneSeatsNotice {...props} />
          <CompanionOffer
            {...{ room, seats }}
            spare={limit.max - marked}
            isFree={isFreeIn(view)}
            onAdd={(added) => picked.take([...seats, ...added])}
          />
        </SelectionSummary>
      )}
      {marked === 0 && changing && <EmptyChange own={own} onReset={props.onReset} />}
      {marked === 0 && !changing && (
        <BestSeats
          {...{ room, board, busy, onHold }}
          categories={show.sale.categories}
          categoryId={filter.categoryId}
          onCategory={(categoryId) => onFilter({ ...filter, categoryId })}
          accessible={filter.accessible}
          seatsMax={limit.max}
        />
      )}
    </>
  );
}

function isSoldOut({ room, board, selection, changing }: RoomViewProps): boolean {
  if (changing || countSelected(selection) > 0) return false;
  const left = [
    ...room.blocks.map(({ id }) => board.leftIn(id)),
    ...room.areas.map(({ id }) => board.leftInArea(id)),
  ];
  return left.every((count) => count === 0);
}
