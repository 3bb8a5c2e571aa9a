import type { Step } from './glyph-run.ts';

/** Shapes a block of lettering can be pulled into. */
export type WarpName =
  | 'none'
  | 'arch'
  | 'valley'
  | 'bulge'
  | 'rise'
  | 'slant'
  | 'approach'
  | 'wave';

type Move = (x: number, y: number) => readonly [number, number];

/** Moves a point inside a block of the given size; every warp but `none` stays within the block. */
function moveFor(name: WarpName, w: number, h: number): Move {
  const side = (x: number): number => (2 * x) / w - 1;
  switch (name) {
    case 'none':
      return (x, y) => [x, y];
    case 'arch':
      return (x, y) => [x, h - (h - y) * (1 - 0.3 * side(x) ** 2)];
    case 'valley':
      return (x, y) => [x, h - (h - y) * (0.7 + 0.3 * side(x) ** 2)];
    case 'bulge':
      return (x, y) => [x, h / 2 + (y - h / 2) * (1 - 0.28 * side(x) ** 2)];
    case 'rise':
      return (x, y) => [x, y * 0.84 + (1 - x / w) * h * 0.16];
    case 'slant':
      return (x, y) => [(x * (w - h * 0.16)) / w + (1 - y / h) * h * 0.16, y];
    case 'approach':
      return (x, y) => [x, h / 2 + (y - h / 2) * (0.62 + (0.38 * x) / w)];
    case 'wave':
      return (x, y) => [x, y * 0.86 + h * 0.07 + Math.sin((x / w) * Math.PI * 2) * h * 0.07];
  }
}

const CURVED: ReadonlySet<WarpName> = new Set(['arch', 'valley', 'bulge', 'wave']);

/** Pieces a long straight edge is cut into, so that it can bend. */
const EDGE_PIECES = 4;

/** Bends outlines that lie in a block with its top left corner at the origin. */
export function warped(steps: readonly Step[], name: WarpName, w: number, h: number): Step[] {
  const move = moveFor(name, w, h);
  const out: Step[] = [];
  let penX = 0;
  let penY = 0;
  const emit = (op: Step['op'], at: readonly number[]): void => {
    const moved: number[] = [];
    for (let i = 0; i + 1 < at.length; i += 2)
      moved.push(...move(at[i] as number, at[i + 1] as number));
    out.push({ op, at: moved });
  };
  for (const step of steps) {
    const endX = step.at.at(-2) ?? penX;
    const endY = step.at.at(-1) ?? penY;
    if (step.op === 'L' && CURVED.has(name) && Math.abs(endX - penX) > w * 0.04) {
      for (let i = 1; i <= EDGE_PIECES; i += 1) {
        const t = i / EDGE_PIECES;
        emit('L', [penX + (endX - penX) * t, penY + (endY - penY) * t]);
      }
    } else {
      emit(step.op, step.at);
    }
    penX = endX;
    penY = endY;
  }
  return out;
}
