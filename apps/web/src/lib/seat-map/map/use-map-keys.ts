import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { nearestAlong } from '../../canvas/geometry.ts';
import type { Block, RoomSeat } from '../model/room.ts';
import { type Step, stepOfKey, walk } from '../model/walk.ts';
import type { RoomViewProps } from './room-view.ts';

export const KEY_ZOOM = 1.6;

export const seatElementId = (seat: RoomSeat) => `seat-${seat.index}`;
export const blockElementId = (block: Block) => `block-${block.index}`;

/** The seat or block that an element of the map stands for. */
export function targetOfElement(
  { room }: Pick<RoomViewProps, 'room'>,
  target: EventTarget | null,
): { seat?: RoomSeat | undefined; block?: Block | undefined } {
  const element = target instanceof Element ? target.closest('[data-seat], [data-block]') : null;
  const { seat, block } = (element as HTMLElement | null)?.dataset ?? {};
  return {
    seat: seat === undefined ? undefined : room.seatByIndex(Number(seat)),
    block: block === undefined ? undefined : room.blocks[Number(block)],
  };
}

/**
 * The whole map by keyboard: arrows by geometry, Home and End, Enter and Space, Page up and down
 * from block to block, Escape up a level, +, − and 0.
 */
export function useMapKeys(frame: RefObject<HTMLElement | null>, props: RoomViewProps) {
  const { room, board, open, viewport, onSeat, onOpen } = props;
  const keyed = useRef(false);
  const next = useRef<RoomSeat | null>(null);
  const shown = useRef(open);
  const section = open ? room.sectionOf(open.id) : undefined;
  // Who opened a block by keyboard goes on at its first free seat; who left it, at the block.
  useEffect(() => {
    const left = shown.current;
    shown.current = open;
    // What had the focus may have gone with the level that was left.
    const isLost = document.activeElement === document.body || keyed.current;
    if (left !== open && isLost) frame.current?.focus({ preventScroll: true });
    if (!keyed.current || (open && !section)) return;
    keyed.current = false;
    const first = section?.seats.find(({ seatId }) => board.stateOf(seatId) === 'free');
    const target = next.current ?? first ?? section?.seats[0];
    next.current = null;
    if (target) focusOn(seatElementId(target));
    else if (!open && left) focusOn(blockElementId(left));
  }, [frame, open, section, board]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { seat, block } = targetOfElement(props, event.target);
    const done =
      moveOrAct(event.key, seat, block) || switchBlock(event.key) || zoom(event.key, viewport);
    if (done) event.preventDefault();
  }

  function moveOrAct(key: string, seat?: RoomSeat, block?: Block): boolean {
    const step = stepOfKey(key);
    if (seat && step) moveTo(walkOn(props, seat, step));
    else if (seat && (key === ' ' || key === 'Enter')) onSeat(seat);
    else if (block && step) focusOn(blockElementId(walkBlocks(room.blocks, block, step)));
    else return false;
    return true;
  }

  /** Beyond the edge of the opened block the next one is opened, without moving the picture. */
  function moveTo(seat: RoomSeat): void {
    const { block } = seat.row.section;
    if (!room.isLarge || block === open) return focusOn(seatElementId(seat));
    keyed.current = true;
    next.current = seat;
    onOpen(block, { still: true });
  }

  function switchBlock(key: string): boolean {
    if (!open) return false;
    const by = { PageUp: -1, PageDown: 1 }[key];
    if (key !== 'Escape' && by === undefined) return false;
    keyed.current = true;
    const { length } = room.blocks;
    onOpen(by === undefined ? null : (room.blocks[(open.index + by + length) % length] ?? null));
    return true;
  }

  return {
    onKeyDown,
    /** An element was pressed without a pointer: by key, or by a screen reader. */
    onPress: (target: EventTarget) => {
      const { seat, block } = targetOfElement(props, target);
      if (seat) onSeat(seat);
      if (!block) return;
      keyed.current = true;
      onOpen(block);
    },
  };
}

function walkOn(props: RoomViewProps, from: RoomSeat, step: Step): RoomSeat {
  const inside = walk(openSeats(props), from, step);
  if (inside !== from || !props.room.isLarge) return inside;
  return walk(
    props.room.sections().flatMap(({ seats }) => seats),
    from,
    step,
  );
}

/** The seats that are controls now: of the opened block, or of the whole room. */
export function openSeats({ room, open }: Pick<RoomViewProps, 'room' | 'open'>): RoomSeat[] {
  if (!room.isLarge) return room.sections().flatMap(({ seats }) => seats);
  return [...(open ? (room.sectionOf(open.id)?.seats ?? []) : [])];
}

function walkBlocks(blocks: readonly Block[], from: Block, step: Step): Block {
  if (step === 'row-start') return blocks[0] ?? from;
  if (step === 'row-end') return blocks.at(-1) ?? from;
  return nearestAlong(blocks, from, step, 1) ?? from;
}

function zoom(key: string, viewport: RoomViewProps['viewport']): boolean {
  if (key === '+' || key === '=') viewport.glideBy(KEY_ZOOM);
  else if (key === '-') viewport.glideBy(1 / KEY_ZOOM);
  else if (key === '0') viewport.fit();
  else return false;
  return true;
}

function focusOn(elementId: string): void {
  document.getElementById(elementId)?.focus({ preventScroll: true });
}
