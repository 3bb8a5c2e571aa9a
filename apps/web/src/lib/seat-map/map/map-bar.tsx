import type { ReactNode } from 'react';
import { useWords } from '../../i18n/words.ts';
import { leftWords, shortBlockName } from '../model/seat-words.ts';
import { Signs } from '../signs/signs.tsx';
import type { Room } from '../model/room.ts';
import type { RoomViewProps } from './room-view.ts';
import { KEY_ZOOM } from './use-map-keys.ts';

interface MapBarProps extends RoomViewProps {
  asList: boolean;
  onList: (asList: boolean) => void;
}

/** Below the map, never over it: where one is, what the signs mean, and ways to look around. */
export function MapBar({ asList, onList, ...props }: MapBarProps) {
  const { viewport, open } = props;
  const { t } = useWords();
  return (
    <div className="flex items-center gap-1.5 border-t border-line bg-surface px-3 py-1.5 sm:px-4">
      {open ? (
        <WhereOpen {...props} open={open} />
      ) : (
        <Signs
          ofBlocks={props.room.isLarge}
          obstructed={hasObstructed(props.room)}
          aside={props.aside !== undefined}
        />
      )}
      <div className="ml-auto flex gap-1.5">
        {!asList && (
          <>
            <ToolButton
              name={t('seats.map.zoomOut')}
              onPress={() => viewport.glideBy(1 / KEY_ZOOM)}
            >
              <path d="M4 10h12" />
            </ToolButton>
            <ToolButton name={t('seats.map.zoomIn')} onPress={() => viewport.glideBy(KEY_ZOOM)}>
              <path d="M4 10h12M10 4v12" />
            </ToolButton>
            <ToolButton name={t('seats.map.wholeRoom')} onPress={() => showWhole(props)}>
              <path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" />
            </ToolButton>
          </>
        )}
        <button
          type="button"
          onClick={() => onList(!asList)}
          className="min-h-10 shrink-0 rounded-lg border border-line px-3 text-sm font-semibold hover:bg-raised"
        >
          {t(asList ? 'seats.map.asMap' : 'seats.map.asList')}
        </button>
      </div>
    </div>
  );
}

function hasObstructed(room: Room): boolean {
  return room.sections().some(({ seats }) => seats.some(({ obstructed }) => obstructed));
}

function showWhole({ open, onOpen, viewport }: RoomViewProps): void {
  if (open) onOpen(null);
  else viewport.fit();
}

/** The opened block, with the ways to its neighbours and back. */
function WhereOpen(props: RoomViewProps & { open: NonNullable<RoomViewProps['open']> }) {
  const { room, board, open, onOpen } = props;
  const words = useWords();
  const { t } = words;
  const { length } = room.blocks;
  const go = (by: number) => onOpen(room.blocks[(open.index + by + length) % length] ?? null);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1">
      <ToolButton name={t('seats.map.previousBlock')} onPress={() => go(-1)}>
        <path d="m12 4-6 6 6 6" />
      </ToolButton>
      <p className="min-w-0 flex-1 text-center text-sm leading-tight sm:flex-none sm:px-1 sm:text-left">
        <span className="line-clamp-1 font-semibold max-sm:hidden">{open.name}</span>
        <span className="block font-semibold sm:hidden">{shortBlockName(open)}</span>
        <span className="text-xs text-muted">{leftWords(board.leftIn(open.id), words)}</span>
      </p>
      <ToolButton name={t('seats.map.nextBlock')} onPress={() => go(1)}>
        <path d="m8 4 6 6-6 6" />
      </ToolButton>
    </div>
  );
}

interface ToolButtonProps {
  name: string;
  onPress: () => void;
  children: ReactNode;
}

function ToolButton({ name, onPress, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      onClick={onPress}
      className="flex size-10 shrink-0 items-center justify-center rounded-lg border border-line hover:bg-raised"
    >
      <svg
        viewBox="0 0 20 20"
        className="size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {children}
      </svg>
    </button>
  );
}
