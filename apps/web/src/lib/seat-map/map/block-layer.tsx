import { memo } from 'react';
import type { Category } from '@houseful/contract/booking';
import { useWords } from '../../i18n/words.ts';
import type { Block } from '../model/room.ts';
import { describeBlock } from '../model/seat-words.ts';
import type { RoomViewProps } from './room-view.ts';
import { blockElementId } from './use-map-keys.ts';

/** The painted blocks as buttons of their very shape, one of them in the tab order. */
export function BlockLayer({
  tabIndexOf,
  ...props
}: RoomViewProps & { tabIndexOf: number | null }) {
  const { room, board, categories } = props;
  return room.blocks.map((block) => (
    <BlockButton
      key={block.id}
      block={block}
      left={board.leftIn(block.id)}
      categories={categories}
      inTabOrder={block.index === (tabIndexOf ?? 0)}
    />
  ));
}

interface BlockButtonProps {
  block: Block;
  left: number | null;
  categories: ReadonlyMap<string, Category>;
  inTabOrder: boolean;
}

const BlockButton = memo(function BlockButton(props: BlockButtonProps) {
  const { block, left, categories, inTabOrder } = props;
  const words = useWords();
  const { box, outline } = block;
  const corners = outline.map(({ x, y }) => `${x - box.left}px ${y - box.top}px`);
  return (
    <button
      type="button"
      id={blockElementId(block)}
      data-block={block.index}
      aria-label={describeBlock(block, left, categories, words)}
      tabIndex={inTabOrder ? 0 : -1}
      className="absolute outline-none"
      style={{
        left: box.left,
        top: box.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
        clipPath: `polygon(${corners.join(', ')})`,
      }}
    />
  );
});
