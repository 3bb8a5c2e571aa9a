import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import { formatMoney } from '../../lib/format/money.ts';
import { Stepper } from '../../lib/ui/stepper.tsx';
import type { SeatBoard } from './seat-board.ts';
import { countSelected, type Selection } from './selection.ts';

interface AreaCountersProps {
  areas: readonly Area[];
  board: SeatBoard;
  categories: ReadonlyMap<string, Category>;
  selection: Selection;
  seatsMax: number;
  onCount: (area: Area, count: number) => void;
}

/** General admission: a place is as good as another, so only their number is asked for. */
export function AreaCounters(props: AreaCountersProps) {
  const { areas, board, categories, selection, seatsMax, onCount } = props;
  const room = seatsMax - countSelected(selection);
  return areas.map((area) => {
    const category = categories.get(area.categoryId);
    const left = area.capacity - board.takenIn(area.id);
    const count = selection.areaCounts.get(area.id) ?? 0;
    return (
      <div key={area.id} id={`area-${area.id}`} className="flex items-center justify-between gap-3">
        <p className="min-w-0 leading-tight">
          <span className="block font-semibold">{area.name}</span>
          <span className="text-sm text-muted">
            {category && formatMoney(category.price)} · {left} left
          </span>
        </p>
        <Stepper
          label={`Places in ${area.name}`}
          value={count}
          min={0}
          max={Math.min(count + room, left)}
          onChange={(next) => onCount(area, next)}
        />
      </div>
    );
  });
}
