import { useState } from 'react';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { CanvasRoom } from './canvas-room.tsx';
import type { RoomViewProps } from './room-view.ts';
import { Signs } from './legend.tsx';
import { SeatList } from './seat-list.tsx';
import { SvgRoom } from './svg-room.tsx';
import type { Viewport } from './viewport.ts';

/** Beyond this a control per chair costs more than it gives, and the room is painted instead. */
const SVG_SEATS_MAX = 2_000;

/** The room as a map or as a list; below it, never over it, the controls to look around. */
export function RoomFrame(props: RoomViewProps) {
  const [asList, setAsList] = useState(false);
  const RoomMap = props.room.seats.length <= SVG_SEATS_MAX ? SvgRoom : CanvasRoom;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="relative min-h-72 flex-1">
        {asList ? <SeatList {...props} /> : <RoomMap {...props} />}
      </div>
      <div className="flex items-center gap-1.5 border-t border-line bg-surface px-4 py-1.5 sm:gap-2">
        <Signs />
        {!asList && <ZoomButtons viewport={props.viewport} />}
        <ToolButton onClick={() => setAsList(!asList)}>{asList ? 'Map' : 'List'}</ToolButton>
      </div>
    </div>
  );
}

const ZOOM_STEP = 1.6;

function ZoomButtons({ viewport }: { viewport: Viewport }) {
  return (
    <>
      <ToolButton name="Zoom out" onClick={() => viewport.zoomBy(1 / ZOOM_STEP)}>
        −
      </ToolButton>
      <ToolButton name="Zoom in" onClick={() => viewport.zoomBy(ZOOM_STEP)}>
        +
      </ToolButton>
      <ToolButton name="Whole room" onClick={() => viewport.fit()}>
        ⤢
      </ToolButton>
    </>
  );
}

function ToolButton({
  name,
  onClick,
  children,
}: {
  name?: string;
  onClick: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      onClick={onClick}
      className="min-h-10 min-w-10 shrink-0 rounded-lg border border-line px-2 text-base font-semibold whitespace-nowrap hover:bg-raised"
    >
      {children}
    </button>
  );
}

const SKELETON_ROWS = 9;

export function RoomSkeleton() {
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 p-6">
      <LoadingLabel>Loading the seats</LoadingLabel>
      <Skeleton className="mb-6 h-3 w-3/5 max-w-md rounded-full" />
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <Skeleton key={row} className="h-5 w-4/5 max-w-xl" />
      ))}
    </div>
  );
}
