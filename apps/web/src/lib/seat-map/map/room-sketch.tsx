import type { Category } from '@houseful/contract/booking';
import type { SeatMapOverview } from '@houseful/contract/seat-map';
import { Link } from 'react-router';
import { useWords } from '../../i18n/words.ts';
import type { CategoryLook } from '../model/category-looks.ts';
import type { Block, Room } from '../model/room.ts';
import type { SeatBoard } from '../model/seat-board.ts';
import { describeBlock, shortBlockName } from '../model/seat-words.ts';

interface RoomSketchProps {
  room: Room;
  board: SeatBoard;
  categories: ReadonlyMap<string, Category>;
  looks: ReadonlyMap<string, CategoryLook>;
}

/**
 * The room before its script runs, in its own size: nothing moves when the map takes its place.
 * The blocks of a large one are links, so that a phone on a slow line can open one at first sight.
 */
export function RoomSketch(props: RoomSketchProps) {
  const { room, looks } = props;
  const { left, top, right, bottom } = room.box;
  return (
    <div className="absolute inset-4">
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
        {room.blocks.map((block) =>
          room.isLarge ? (
            <BlockLink key={block.id} block={block} {...props} />
          ) : (
            <BlockShape key={block.id} block={block} looks={looks} opacity={0.25} />
          ),
        )}
      </svg>
    </div>
  );
}

/** The letters of a block's name, as a share of its smaller side. */
const NAME_SHARE = 0.22;

function BlockLink({ block, board, categories, looks }: RoomSketchProps & { block: Block }) {
  const words = useWords();
  const { id, index, box, x, y } = block;
  return (
    <Link
      to={{ search: `?block=${encodeURIComponent(id)}` }}
      data-block={index}
      aria-label={describeBlock(block, board.leftIn(id), categories, words)}
    >
      <BlockShape block={block} looks={looks} opacity={1} />
      <text
        {...{ x, y }}
        className="fill-on-seat font-bold"
        fontSize={NAME_SHARE * Math.min(box.right - box.left, box.bottom - box.top)}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {shortBlockName(block)}
      </text>
    </Link>
  );
}

function BlockShape({
  block,
  looks,
  opacity,
}: Pick<RoomSketchProps, 'looks'> & { block: Block; opacity: number }) {
  return (
    <polygon
      points={block.outline.map(({ x, y }) => `${x},${y}`).join(' ')}
      className={looks.get(mainCategory(block))?.fillClass}
      fillOpacity={opacity}
    />
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
