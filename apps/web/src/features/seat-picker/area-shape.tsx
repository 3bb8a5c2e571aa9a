import type { Area } from '@houseful/contract/seat-map';
import clsx from 'clsx';
import { formatMoney } from '../../lib/format/money.ts';
import type { RoomViewProps } from './room-view.ts';

type AreaShapeProps = Pick<RoomViewProps, 'board' | 'categories' | 'colours' | 'selection'> & {
  area: Area;
};

/** A standing area: its name, price and what is left. It is booked with the counter below the map. */
export function AreaShape({ area, board, categories, colours, selection }: AreaShapeProps) {
  const category = categories.get(area.categoryId);
  const selected = selection.areaCounts.has(area.id);
  const fontSize = Math.min(area.height / 5, area.width / 10);
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  return (
    <g aria-hidden="true">
      <rect
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        rx={40}
        fillOpacity={0.35}
        strokeWidth={selected ? 16 : 6}
        className={clsx(
          colours.get(area.categoryId)?.fillClass,
          selected ? 'stroke-on-marquee' : 'stroke-edge',
        )}
      />
      <g className="fill-ink" textAnchor="middle" fontSize={fontSize}>
        <text {...middle} fontWeight={700}>
          {area.name}
        </text>
        <text x={middle.x} y={middle.y + fontSize * 1.3}>
          {category && formatMoney(category.price)} · {area.capacity - board.takenIn(area.id)} left
        </text>
      </g>
    </g>
  );
}
