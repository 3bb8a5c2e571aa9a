import { useEffect, useId, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { LoadingLabel, Skeleton } from '../../ui/skeleton.tsx';
import { canHave, type RoomViewProps, suits } from '../map/room-view.ts';
import type { Block, RoomSection } from '../model/room.ts';
import { leftWords } from '../model/seat-words.ts';
import { SeatListRow } from './seat-list-row.tsx';

interface SeatListProps extends RoomViewProps {
  need: (blockId: string) => void;
}

/**
 * The room in words, one section at a time: the same choices as on the map, for every device. In a
 * large room the section is the opened block.
 */
export function SeatList(props: SeatListProps) {
  const { room, open, onOpen, need } = props;
  const { t } = useWords();
  const [chosen, setChosen] = useState<Block | null>(null);
  const [onlyFree, setOnlyFree] = useState(false);
  const block = open ?? chosen ?? room.blocks[0];
  if (!block) return <p className="p-4 text-muted">{t('seats.list.standing')}</p>;
  const choose = (next: Block) => {
    setChosen(next);
    if (room.isLarge) onOpen(next);
  };
  const section = room.sectionOf(block.id);
  return (
    <div className="absolute inset-0 flex flex-col gap-4 overflow-y-auto p-4">
      {room.blocks.length > 1 && <SectionChoice {...props} block={block} onChoose={choose} />}
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 accent-marquee"
          checked={onlyFree}
          onChange={(event) => setOnlyFree(event.target.checked)}
        />
        {t('seats.list.onlyFree')}
      </label>
      {section ? (
        <Rows {...props} section={section} onlyFree={onlyFree} />
      ) : (
        <RowsOnTheWay block={block} need={need} />
      )}
    </div>
  );
}

function SectionChoice(props: RoomViewProps & { block: Block; onChoose: (block: Block) => void }) {
  const { room, board, block, onChoose } = props;
  const words = useWords();
  const selectId = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={selectId} className="text-sm font-medium">
        {words.t('seats.list.section')}
      </label>
      <select
        id={selectId}
        value={block.index}
        onChange={(event) => {
          const next = room.blocks[Number(event.target.value)];
          if (next) onChoose(next);
        }}
        className="min-h-11 rounded-lg border border-edge bg-ground px-2 text-base"
      >
        {room.blocks.map(({ id, index, name }) => (
          <option key={id} value={index}>
            {words.t('seats.list.option', {
              section: name,
              left: leftWords(board.leftIn(id), words),
            })}
          </option>
        ))}
      </select>
    </div>
  );
}

function Rows(props: RoomViewProps & { section: RoomSection; onlyFree: boolean }) {
  const { section, onlyFree, selection, filter } = props;
  const { t } = useWords();
  const rows = section.rows
    .map((row) => ({
      row,
      seats: row.seats.filter(
        (seat) =>
          suits(seat, filter) &&
          (!onlyFree || canHave(seat.seatId, props) || selection.seatIds.has(seat.seatId)),
      ),
    }))
    .filter(({ seats }) => seats.length > 0);
  if (rows.length === 0) return <p className="text-muted">{t('seats.list.none')}</p>;
  return rows.map(({ row, seats }) => (
    <SeatListRow key={row.label} row={row} seats={seats} {...props} />
  ));
}

const SKELETON_ROWS = 6;

function RowsOnTheWay({ block, need }: { block: Block; need: (blockId: string) => void }) {
  const { t } = useWords();
  useEffect(() => need(block.id), [need, block]);
  return (
    <>
      <LoadingLabel>{t('seats.map.loadingBlock', { block: block.name })}</LoadingLabel>
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <Skeleton key={row} className="h-11 w-full max-w-xl" />
      ))}
    </>
  );
}
