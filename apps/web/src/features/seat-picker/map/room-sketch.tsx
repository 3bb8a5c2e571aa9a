import type { SeatMapOverview } from '@houseful/contract/seat-map';
import type { CategoryLook } from '../model/category-looks.ts';
import type { Block, Room } from '../model/room.ts';

interface RoomSketchProps {
  room: Room;
  looks: ReadonlyMap<string, CategoryLook>;
}

/** The room before its script runs, in its own size: nothing moves when the map takes its place. */
export function RoomSketch({ room, looks }: RoomSketchProps) {
  const { left, top, right, bottom } = room.box;
  return (
    <div className="absolute inset-4" aria-hidden="true">
      <svg viewBox={`${left} ${top} ${right - left} ${bottom - top}`} className="size-full">
        <StageSketch stage={room.stage} />
        {room.areas.map((area) => (
          <rect
            key={area.id}
            {...{ x: area.x, y: area.y, width: area.width, height: area.height }}
            className={looks.get(area.categoryId)?.fillClass}
            fillOpacity={0.28}
          />
        ))}
        {room.blocks.map((block) => (
          <polygon
            key={block.id}
            points={block.outline.map(({ x, y }) => `${x},${y}`).join(' ')}
            className={looks.get(mainCategory(block))?.fillClass}
            fillOpacity={room.isLarge ? 1 : 0.25}
          />
        ))}
      </svg>
    </div>
  );
}

function mainCategory({ categories }: Block): string {
  return categories.toSorted((a, b) => b.seats - a.seats)[0]?.categoryId ?? '';
}

function StageSketch({ stage }: Pick<SeatMapOverview, 'stage'>) {
  const { x, y, width, height, shape } = stage;
  if (shape === 'pitch') {
    return (
      <ellipse
        cx={x + width / 2}
        cy={y + height / 2}
        rx={width * 0.61}
        ry={height * 0.61}
        className="fill-good"
        fillOpacity={0.2}
      />
    );
  }
  return <rect {...{ x, y, width, height }} className="fill-bulb" fillOpacity={0.4} />;
}
