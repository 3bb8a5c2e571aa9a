import { type Caption, caption } from './caption.ts';
import { type Colour, readableInk } from './colour.ts';
import type { Design } from './design.ts';
import { type Box, rect } from './draw.ts';
import { drawable } from './glyph-run.ts';
import { type Align, drawTitle, finishReach, type TitleStyle } from './lettering.ts';
import { type FittedTitle, fitTitle } from './title-fit.ts';
import type { TypeKit } from './type-kit.ts';

export type PartName =
  | 'title'
  | 'credit'
  | 'native'
  | 'facts'
  | 'genres'
  | 'year'
  | 'languages'
  | 'rule';

export type ColumnWish = {
  box: Box;
  align: Align;
  hang: 'top' | 'middle' | 'bottom';
  order: readonly PartName[];
  /** Colours that may lie behind any of it. */
  grounds: readonly Colour[];
  /** Wished-for inks of the title, and of the small type. */
  inks: readonly Colour[];
  smallInks?: readonly Colour[];
  shade: Colour;
  /** Size of small type. */
  small: number;
  maxSize?: number;
  maxLines?: number;
  kit?: Partial<TypeKit>;
  /** The name to set instead of the title's own, for one that is set in parts. */
  head?: string;
};

type Part = { name: PartName; height: number; draw(y: number): string };

const TITLE_LINES = 5;
const TAIL_SHARE = 0.4;

function anchor(box: Box, align: Align): number {
  return align === 'left' ? box.x : align === 'right' ? box.x + box.w : box.x + box.w / 2;
}

function small(
  design: Design,
  wish: ColumnWish,
  text: string | null,
  size: number,
  tracking = 0.12,
): Caption | null {
  if (text === null || text === '') return null;
  const { box, align, grounds, smallInks, inks } = wish;
  const style = {
    face: design.type.small,
    size,
    tracking,
    align,
    grounds,
    inks: smallInks ?? inks,
    capitals: true,
  };
  return caption(design.canvas, text, style, box.w);
}

function native(design: Design, wish: ColumnWish): Caption | null {
  const text = design.words.native;
  const { display } = design.type;
  if (text === null || !drawable(display, text).whole) return null;
  const { box, align, grounds, smallInks, inks } = wish;
  const style = {
    face: display,
    size: wish.small * 1.9,
    tracking: 0.02,
    align,
    grounds,
    inks: smallInks ?? inks,
    capitals: false,
  };
  return caption(design.canvas, text, style, box.w);
}

/** Year and languages in a line, the certificate in a lozenge at its end. */
function facts(design: Design, wish: ColumnWish): Part | null {
  const { words } = design;
  const ink = readableInk(wish.grounds, wish.smallInks ?? wish.inks);
  const pad = wish.small * 0.5;
  const mark = small(
    design,
    { ...wish, align: 'left' },
    words.certificate,
    wish.small * 0.84,
    0.05,
  );
  const markWidth = mark === null ? 0 : mark.width + pad * 2;
  const room = { ...wish.box, w: wish.box.w - markWidth - wish.small };
  const text = small(
    design,
    { ...wish, align: 'left', box: room },
    joined(words.year, words.languages),
    wish.small,
  );
  if (text === null && mark === null) return null;
  const gap = text === null || mark === null ? 0 : wish.small * 0.8;
  const textWidth = text?.width ?? 0;
  const width = textWidth + gap + markWidth;
  const share = wish.align === 'left' ? 0 : wish.align === 'right' ? 1 : 0.5;
  const x = wish.box.x + (wish.box.w - width) * share;
  const h = mark === null ? 0 : mark.height + pad * 1.3;
  const height = Math.max(text?.height ?? 0, h);
  const lozenge = (y: number): string => {
    if (mark === null) return '';
    const box = { x: x + textWidth + gap, y: y + (height - h) / 2, w: markWidth, h };
    const edge = { stroke: ink, 'stroke-width': Math.max(1.4, wish.small * 0.085), rx: h * 0.3 };
    return (
      rect(box, 'none', edge) + mark.draw({ x: box.x + pad, y: box.y + (h - mark.height) / 2 })
    );
  };
  return {
    name: 'facts',
    height,
    draw: (y) => (text?.draw({ x, y: y + (height - text.height) / 2 }) ?? '') + lozenge(y),
  };
}

function rule(wish: ColumnWish): Part {
  const { box, align } = wish;
  const w = Math.min(box.w, wish.small * 6);
  const h = Math.max(2, wish.small * 0.14);
  const at = anchor(box, align);
  const x = align === 'left' ? at : align === 'right' ? at - w : at - w / 2;
  const ink = readableInk(wish.grounds, wish.smallInks ?? wish.inks);
  return { name: 'rule', height: h, draw: (y) => rect({ x, y, w, h }, ink) };
}

function joined(...texts: (string | null)[]): string | null {
  const kept = texts.filter((text) => text !== null && text !== '');
  return kept.length === 0 ? null : kept.join('  ·  ');
}

function smallPart(design: Design, wish: ColumnWish, name: PartName): Part | null {
  const { words } = design;
  if (name === 'rule') return rule(wish);
  if (name === 'facts') return facts(design, wish);
  const texts: Partial<Record<PartName, string | null>> = {
    credit: words.credit,
    genres: words.genres,
    year: words.year,
    languages: words.languages,
  };
  const line =
    name === 'native' ? native(design, wish) : small(design, wish, texts[name] ?? null, wish.small);
  if (line === null) return null;
  return {
    name,
    height: line.height,
    draw: (y) => line.draw({ x: anchor(wish.box, wish.align), y }),
  };
}

function titlePart(
  design: Design,
  wish: ColumnWish,
  kit: TypeKit,
  text: string,
  maxHeight: number,
  maxSize: number,
  maxLines: number,
): Part | null {
  const { text: kept } = drawable(kit.display, text);
  if (kept === '' || maxHeight <= 0) return null;
  const { box, align, grounds, inks, shade } = wish;
  const fitted: FittedTitle | null = fitTitle(kept, {
    face: kit.display,
    maxWidth: box.w,
    maxHeight,
    shape: kit.shape,
    maxSize,
    maxLines,
    tracking: kit.tracking,
    gap: kit.gap,
    capitals: kit.capitals,
    smallLines: kit.warp === 'none' && wish.align === 'centre',
  });
  if (fitted === null) return null;
  const overhang = finishReach(kit.finish, Math.max(...fitted.lines.map((line) => line.size)));
  const share = align === 'left' ? 0 : align === 'right' ? 1 : 0.5;
  const style: TitleStyle = { align, finish: kit.finish, warp: kit.warp, inks, grounds, shade };
  const x = box.x + (box.w - fitted.width) * share;
  return {
    name: 'title',
    height: fitted.height + overhang,
    draw: (y) => drawTitle(design.canvas, fitted, { x, y }, style),
  };
}

function space(wish: ColumnWish, above: Part, below: Part): number {
  const base = wish.small * 0.95;
  if (above.name === 'title' && below.name === 'title') return base * 1.15;
  if (above.name === 'title' || below.name === 'title') return base * 1.45;
  return base;
}

function tailKit(design: Design, kit: TypeKit): TypeKit {
  const display =
    kit.display.name === 'oswaldThin'
      ? kit.display
      : design.face(kit.capitals ? 'oswald' : kit.display.name);
  return {
    ...kit,
    display,
    shape: 'even',
    finish: 'plain',
    warp: 'none',
    tracking: 0.02,
    gap: 0.3,
  };
}

/** The title with its second tier, sized together to the height that is left for them. */
function titleParts(design: Design, wish: ColumnWish, room: number): Part[] {
  const kit = { ...design.type, ...wish.kit };
  const tail = wish.head === undefined ? design.words.tail : null;
  const maxSize = wish.maxSize ?? room;
  const maxLines = wish.maxLines ?? TITLE_LINES;
  const tailRoom = tail === null ? 0 : Math.min(room * TAIL_SHARE, wish.small * 8);
  const second =
    tail === null
      ? null
      : titlePart(design, wish, tailKit(design, kit), tail, tailRoom, wish.small * 3.2, 3);
  const left = room - (second === null ? 0 : second.height + wish.small * 1.2);
  const first = titlePart(
    design,
    wish,
    kit,
    wish.head ?? design.words.head,
    left,
    maxSize,
    maxLines,
  );
  return [first, second].filter((part) => part !== null);
}

/**
 * Sets a column of lettering into a box, the title as large as the rest leaves room for. Nothing in
 * it overlaps, nothing leaves the box. Returns the drawing and the box really used.
 */
export function column(design: Design, wish: ColumnWish): { art: string; box: Box } {
  const smallParts = new Map(
    wish.order
      .filter((name) => name !== 'title')
      .map((name) => [name, smallPart(design, wish, name)] as const),
  );
  const gaps = wish.small * 1.5;
  const taken = [...smallParts.values()].reduce(
    (sum, part) => sum + (part === null ? 0 : part.height + gaps),
    0,
  );
  const parts = wish.order.flatMap((name): Part[] => {
    if (name === 'title') return titleParts(design, wish, wish.box.h - taken);
    const part = smallParts.get(name);
    return part === null || part === undefined ? [] : [part];
  });
  const spaces = parts.map((part, i) => {
    const above = parts[i - 1];
    return above === undefined ? 0 : space(wish, above, part);
  });
  const height = parts.reduce((sum, part, i) => sum + part.height + (spaces[i] ?? 0), 0);
  const free = Math.max(0, wish.box.h - height);
  const top = wish.box.y + (wish.hang === 'top' ? 0 : wish.hang === 'bottom' ? free : free / 2);
  let y = top;
  const art = parts.map((part, i) => {
    y += spaces[i] ?? 0;
    const drawn = part.draw(y);
    y += part.height;
    return drawn;
  });
  return { art: art.join(''), box: { x: wish.box.x, y: top, w: wish.box.w, h: height } };
}

/** A line of small type on its own, for corners and edges; nothing when there is nothing to say. */
export function corner(
  design: Design,
  text: string | null,
  wish: Omit<ColumnWish, 'order' | 'hang' | 'shade'>,
): string {
  const line = small(
    design,
    { ...wish, order: [], hang: 'top', shade: '#000000' },
    text,
    wish.small,
  );
  return line === null ? '' : line.draw({ x: anchor(wish.box, wish.align), y: wish.box.y });
}
