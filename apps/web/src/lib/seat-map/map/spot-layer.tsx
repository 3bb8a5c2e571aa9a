import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import { useWords, type Words } from '../../i18n/words.ts';
import type { Point } from '../../canvas/geometry.ts';
import { leftWords, seatName } from '../model/seat-words.ts';
import { lookOf, type RoomViewProps } from './room-view.ts';
import type { Spot, Target } from './spot.ts';

/** Rings what is pointed at, and says its name and price beside it. */
export function SpotLayer({ spot, ...props }: RoomViewProps & { spot: Spot }) {
  const target = useSyncExternalStore(spot.subscribe, spot.get, () => null);
  const ring = useRef<SVGPathElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  usePlacing(target, props, ring, tip);
  if (!target) return null;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <svg className="size-full">
        <path ref={ring} className="fill-none stroke-ground" strokeWidth={6} />
        <path className="spot-ring fill-none stroke-bulb" strokeWidth={3} />
      </svg>
      <div
        ref={tip}
        className="absolute top-0 left-0 w-max max-w-64 rounded-lg border border-edge bg-surface px-3 py-1.5 text-sm leading-snug shadow-lg"
      >
        <TargetWords target={target} {...props} />
      </div>
    </div>
  );
}

function TargetWords({ target, ...props }: RoomViewProps & { target: Target }) {
  const words = useWords();
  const [name, price, state] = linesOf(target, props, words);
  return (
    <>
      <span className="block font-semibold">{name}</span>
      <span className="block text-muted">
        {price && <span className="font-semibold text-ink">{price}</span>}
        {price && state && ' · '}
        {state}
      </span>
    </>
  );
}

function linesOf(target: Target, props: RoomViewProps, words: Words): string[] {
  const { room, board, categories } = props;
  if (target.type === 'block') {
    const { block } = target;
    const names = block.categories.flatMap(({ categoryId }) => {
      const category = categories.get(categoryId);
      return category ? [`${category.name} ${words.money(category.price)}`] : [];
    });
    return [block.name, names.join(', '), leftWords(board.leftIn(block.id), words)];
  }
  const { seat } = target;
  const category = categories.get(seat.categoryId);
  const look = lookOf(seat.seatId, props);
  const kind = seat.kind === 'standard' ? '' : words.t(`seats.kind.${seat.kind}`);
  const view = seat.obstructed ? words.t('seats.obstructed') : '';
  const state = [kind, view, look === 'free' ? '' : words.t(`seats.look.${look}`)];
  const price = category ? `${category.name} ${words.money(category.price)}` : '';
  return [seatName(room, seat, words), price, state.filter(Boolean).join(', ')];
}

const TIP_GAP_PX = 12;
const TIP_MARGIN_PX = 6;

/** Follows the view without asking React. */
function usePlacing(
  target: Target | null,
  { viewport }: RoomViewProps,
  ring: RefObject<SVGPathElement | null>,
  tip: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    if (!target) return;
    const corners = target.type === 'block' ? target.block.outline : cornersOfSeat(target.seat);
    const place = () => {
      const { scale, x, y } = viewport.view();
      const points = corners.map((corner) => ({
        x: corner.x * scale + x,
        y: corner.y * scale + y,
      }));
      const path = `M${points.map((point) => `${point.x} ${point.y}`).join('L')}Z`;
      ring.current?.setAttribute('d', path);
      ring.current?.nextElementSibling?.setAttribute('d', path);
      if (tip.current) placeTip(tip.current, points, viewport.screen().width);
    };
    place();
    return viewport.subscribe(place);
  }, [target, viewport, ring, tip]);
}

function placeTip(tip: HTMLElement, points: readonly Point[], screenWidth: number): void {
  const [top, bottom] = [
    Math.min(...points.map(({ y }) => y)),
    Math.max(...points.map(({ y }) => y)),
  ];
  const middle = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const most = screenWidth - tip.offsetWidth - TIP_MARGIN_PX;
  const left = Math.max(TIP_MARGIN_PX, Math.min(most, middle - tip.offsetWidth / 2));
  const above = top - tip.offsetHeight - TIP_GAP_PX;
  tip.style.transform = `translate(${left}px, ${above > 0 ? above : bottom + TIP_GAP_PX}px)`;
}

function cornersOfSeat({
  x,
  y,
  width,
  depth,
  angle,
}: {
  x: number;
  y: number;
  width: number;
  depth: number;
  angle: number;
}): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [w, d] = [width * 0.62, depth * 0.64];
  return [
    [-w, -d],
    [w, -d],
    [w, d],
    [-w, d],
  ].map(([aside = 0, along = 0]) => ({
    x: x + aside * cos - along * sin,
    y: y + aside * sin + along * cos,
  }));
}
