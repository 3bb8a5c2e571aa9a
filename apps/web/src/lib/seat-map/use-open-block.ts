import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { stepsFromCheckout } from '../hold/change-address.ts';
import { device } from '../time/device.ts';
import { overlaps } from '../canvas/geometry.ts';
import type { Block, Room } from './model/room.ts';
import { chairsShow } from './map/room-view.ts';
import { searchWith } from './search-with.ts';
import { visibleBox } from '../canvas/view.ts';
import type { Viewport } from '../canvas/viewport.ts';

const PARAMETER = 'block';
/** A block is shown with this much of its neighbours around it. */
const AIR_CM = 90;
/** Looking around loads the blocks in sight once the view has rested for so long. */
const REST_MS = 140;
/** Blocks in sight are loaded from the middle outwards, so many at a time. */
const BLOCKS_IN_SIGHT_MAX = 6;

export interface OpenBlock {
  readonly open: Block | null;
  onOpen(block: Block | null, options?: { still?: boolean }): void;
}

type GoTo = (block: Block | null) => void;

/**
 * Which block is open stands in the address, so that the way back of a phone leads from the seats
 * to the whole room and not out of it, and a link can show a block.
 */
export function useOpenBlock(
  room: Room,
  viewport: Viewport,
  need: (blockId: string) => void,
): OpenBlock {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const open = blockOf(room, new URLSearchParams(search).get(PARAMETER));
  const cameFromWhole = Object(state).cameFromWhole === true;
  const steps = stepsFromCheckout(state);

  const goTo = useCallback<GoTo>(
    (block) => {
      if (!block && cameFromWhole) return void navigate(-1);
      const at = { search: searchWith(search, PARAMETER, block?.id ?? null) };
      void navigate(at, {
        replace: open !== null,
        preventScrollReset: true,
        state: {
          cameFromWhole: open ? cameFromWhole : block !== null,
          stepsFromCheckout: steps > 0 && open === null ? steps + 1 : steps,
        },
      });
    },
    [open, navigate, cameFromWhole, steps, search],
  );
  return useShownBlock(room, viewport, need, { open, goTo });
}

/** The same for a map in a dialog: it leaves the address of the page behind it alone. */
export function useBlockInSight(
  room: Room,
  viewport: Viewport,
  need: (blockId: string) => void,
): OpenBlock {
  const [blockId, setBlockId] = useState<string | null>(null);
  const goTo = useCallback<GoTo>((block) => setBlockId(block?.id ?? null), []);
  return useShownBlock(room, viewport, need, { open: blockOf(room, blockId), goTo });
}

function blockOf(room: Room, blockId: string | null): Block | null {
  return (room.isLarge && room.blocks.find(({ id }) => id === blockId)) || null;
}

function useShownBlock(
  room: Room,
  viewport: Viewport,
  need: (blockId: string) => void,
  { open, goTo }: { open: Block | null; goTo: GoTo },
): OpenBlock {
  const still = useRef(false);
  const onOpen = useCallback(
    (block: Block | null, options: { still?: boolean } = {}) => {
      if (block === open) return;
      still.current = options.still ?? false;
      goTo(block);
    },
    [open, goTo],
  );

  const wasOpen = useRef<Block | null>(null);
  useEffect(() => {
    if (open) need(open.id);
    const isStill = still.current;
    still.current = false;
    const before = wasOpen.current;
    wasOpen.current = open;
    if (isStill || before === open) return;
    if (open) viewport.show(withAir(open));
    else viewport.fit();
  }, [open, viewport, need]);

  useLookingAround(room, viewport, need, open, onOpen);
  return { open, onOpen };
}

function withAir({ box: { left, top, right, bottom } }: Block) {
  return {
    left: left - AIR_CM,
    top: top - AIR_CM,
    right: right + AIR_CM,
    bottom: bottom + AIR_CM,
  };
}

/** Free zooming loads what comes into sight, and leaves an open block when it goes far away. */
function useLookingAround(
  room: Room,
  viewport: Viewport,
  need: (blockId: string) => void,
  open: Block | null,
  onOpen: OpenBlock['onOpen'],
): void {
  useEffect(() => {
    if (!room.isLarge) return;
    const look = () => {
      const view = viewport.view();
      const isNear = chairsShow(room, view, viewport.screen());
      if (!isNear && open) return onOpen(null, { still: true });
      if (!isNear) return;
      const sight = visibleBox(view, viewport.screen());
      const [x, y] = [(sight.left + sight.right) / 2, (sight.top + sight.bottom) / 2];
      const inSight = room.blocks
        .filter(({ box }) => overlaps(box, sight))
        .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
      for (const { id } of inSight.slice(0, BLOCKS_IN_SIGHT_MAX).toReversed()) need(id);
    };
    let cancel = () => {};
    const stop = viewport.subscribe(() => {
      cancel();
      cancel = device.after(REST_MS, look);
    });
    return () => {
      cancel();
      stop();
    };
  }, [room, viewport, need, open, onOpen]);
}
