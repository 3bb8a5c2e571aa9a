import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import { useWords } from '../i18n/words.ts';
import { Stepper } from '../ui/stepper.tsx';
import type { SeatBoard } from './model/seat-board.ts';
import { leftWords } from './model/seat-words.ts';
import { countSelected, type Selection } from './model/selection.ts';

interface AreaCountersProps {
  areas: readonly Area[];
  board: SeatBoard;
  categories: ReadonlyMap<string, Category>;
  selection: Selection;
  seatsMax: number;
  /** Places that this buyer holds there already and may keep. */
  heldIn: (area: Area) => number;
  onCount: (area: Area, count: number) => void;
}

/** General admission: a place is as good as another, so only their number is asked for. */
export function AreaCounters(props: AreaCountersProps) {
  const { areas, board, categories, selection, seatsMax, heldIn, onCount } = props;
  const words = useWords();
  const spare = Math.max(0, seatsMax - countSelected(selection));
  return areas.map((area) => {
    const category = categories.get(area.categoryId);
    const left = board.leftInArea(area.id);
    const count = selection.areaCounts.get(area.id) ?? 0;
    const facts = [category && words.money(category.price), leftWords(left, words)];
    return (
      <div key={area.id} id={`area-${area.id}`} className="flex items-center justify-between gap-3">
        <p className="min-w-0 leading-tight">
          <span className="block font-semibold">{area.name}</span>
          <span className="text-sm text-muted">{facts.filter(Boolean).join(' · ')}</span>
        </p>
        <Stepper
          label={words.t('seats.panel.places', { area: area.name })}
          value={count}
          min={0}
          max={Math.min(count + spare, (left ?? area.capacity) + heldIn(area))}
          onChange={(next) => onCount(area, next)}
        />
      </div>
    );
  });
}
