import type { Words } from '../../i18n/words.ts';
import { leftWords, shortBlockName } from '../model/seat-words.ts';
import { fullnessOf } from '../model/fullness.ts';
import { overlaps, type Point } from '../../canvas/geometry.ts';
import type { Block } from '../model/room.ts';
import type { Drawing } from './draw-room.ts';
import { lettered, setLettering } from './draw-text.ts';
import { blockSuits } from './room-view.ts';

const HATCH_PX = 7;
const FADED = 0.2;

/** A block's shape: filled while there is plenty, hatched for few, crossed out for nothing. */
export function drawBlock(drawing: Drawing, block: Block): void {
  const { context, scene, palette, view } = drawing;
  const { board, filter, room } = scene;
  const fullness = room.isLarge ? fullnessOf(block, board.leftIn(block.id)) : 'plenty';
  const stands = blockSuits(block, filter);
  trace(context, block.outline);
  if (fullness === 'none') {
    context.fillStyle = palette.raised;
    context.fill();
    context.strokeStyle = palette.edge;
    context.lineWidth = 1 / view.scale;
    context.stroke();
    crossOut(drawing, block);
    return;
  }
  // The chairs of a small room are on their way; here is where they will stand.
  const strength = room.isLarge ? 1 : 0.25;
  context.globalAlpha = (stands ? 1 : FADED) * strength;
  context.fillStyle = palette.category(mainCategory(block, filter.categoryId));
  context.fill();
  if (fullness === 'few') hatch(drawing, block);
  context.globalAlpha = 1;
}

function mainCategory({ categories }: Block, wanted: string | null): string {
  const chosen = categories.find(({ categoryId }) => categoryId === wanted);
  const largest = categories.toSorted((a, b) => b.seats - a.seats)[0];
  return (chosen ?? largest)?.categoryId ?? '';
}

function trace(context: CanvasRenderingContext2D, outline: readonly Point[]): void {
  context.beginPath();
  for (const { x, y } of outline) context.lineTo(x, y);
  context.closePath();
}

/** Slanting lines inside the shape that was traced last. */
function hatch({ context, palette, view }: Drawing, { box }: Block): void {
  const step = HATCH_PX / view.scale;
  context.save();
  context.clip();
  context.beginPath();
  const height = box.bottom - box.top;
  for (let x = box.left - height; x < box.right; x += step) {
    context.moveTo(x, box.bottom);
    context.lineTo(x + height, box.top);
  }
  context.strokeStyle = palette.ground;
  context.lineWidth = step * 0.42;
  context.stroke();
  context.restore();
}

function crossOut({ context, palette, view }: Drawing, { box, centre }: Block): void {
  const arm = Math.min(box.right - box.left, box.bottom - box.top) * 0.16;
  context.beginPath();
  context.moveTo(centre.x - arm, centre.y - arm);
  context.lineTo(centre.x + arm, centre.y + arm);
  context.moveTo(centre.x + arm, centre.y - arm);
  context.lineTo(centre.x - arm, centre.y + arm);
  context.strokeStyle = palette.faint;
  context.lineWidth = 1.5 / view.scale;
  context.stroke();
}

const LABEL_PX = 11;
const NAME_ALONE_PX = 9;
const LINE_PX = 13.5;
const AIR_PX = 5;
const MANY = 0.3;

/** Each block's name and, as far as they fit into its shape, from which price on and what is left. */
export function labelBlocks(drawing: Drawing, chairsShow: boolean): void {
  const { context, scene, palette, sight } = drawing;
  const { room, board, filter } = scene;
  const named = room.blocks.flatMap((block) => {
    const isSeen = overlaps(block.box, sight) && !(chairsShow && room.sectionOf(block.id));
    const left = board.leftIn(block.id);
    if (!isSeen || fullnessOf(block, left) === 'none') return [];
    return [{ block, labels: labelsOf(drawing, block, left) }];
  });
  // No block says more than many can, so that they can be compared.
  const level = [0, 1, 2, 3, 4].find(
    (rank) =>
      named.filter(({ block, labels }) => fits(drawing, block, labels[rank] ?? [])).length >=
      named.length * MANY,
  );
  for (const { block, labels } of named) {
    const lines = labels.slice(level).find((label) => fits(drawing, block, label)) ?? [];
    const stands = blockSuits(block, filter);
    for (const [place, text] of lines.entries()) {
      const px = lines.length > 1 ? LABEL_PX : NAME_ALONE_PX;
      lettered(drawing, { px, weight: place === 0 ? 700 : 500 }, (write) => {
        context.fillStyle = stands ? palette['on-seat'] : palette.muted;
        write(text, block, lineOffsetPx(place, lines.length));
      });
    }
  }
}

interface Labels {
  readonly left: number | null;
  readonly words: Words;
  readonly labels: readonly (readonly string[])[];
}

/** Words are put together once for each number left, not once for each frame. */
const labelsKnown = new WeakMap<Block, Labels>();

function labelsOf(drawing: Drawing, block: Block, left: number | null): Labels['labels'] {
  const { words } = drawing;
  const before = labelsKnown.get(block);
  if (before?.left === left && before.words === words) return before.labels;
  const labels = makeLabels(drawing, block, left);
  labelsKnown.set(block, { left, words, labels });
  return labels;
}

/** What could be written on a block, the most telling first. */
function makeLabels({ scene, words }: Drawing, block: Block, left: number | null): string[][] {
  const prices = block.categories.flatMap(
    ({ categoryId }) => scene.categories.get(categoryId)?.price ?? [],
  );
  const cheapest = prices.toSorted((a, b) => a.amount - b.amount)[0];
  const price = cheapest ? [words.money(cheapest)] : [];
  const short = shortBlockName(block);
  const number = left === null ? [] : [words.number(left)];
  const told = left === null ? [] : [leftWords(left, words)];
  return [
    [block.name, ...price, ...told],
    [short, ...price, ...told],
    [short, ...price, ...number],
    [short, ...number],
    [short],
  ];
}

function lineOffsetPx(place: number, count: number): number {
  return (place - (count - 1) / 2) * LINE_PX;
}

/** Whether each line stays inside the block's shape at its own height. */
function fits(drawing: Drawing, block: Block, lines: readonly string[]): boolean {
  const { view } = drawing;
  const [only, another] = lines;
  // A name alone may touch the edges; without any a block would be nobody's.
  if (only && !another) {
    const width = (widthOf(drawing, only) * NAME_ALONE_PX) / LABEL_PX;
    return width <= roomAround(block, block.y) * view.scale;
  }
  return lines.every((text, place) => {
    const middle = block.y + lineOffsetPx(place, lines.length) / view.scale;
    const half = LABEL_PX / 2 / view.scale;
    const room = Math.min(
      roomAround(block, middle - half),
      roomAround(block, middle),
      roomAround(block, middle + half),
    );
    return widthOf(drawing, text) + AIR_PX <= room * view.scale;
  });
}

/** Measuring costs more than all else here, and the same words come with every frame. */
const widths = new Map<string, number>();
const WIDTHS_MAX = 2_000;

function widthOf(drawing: Drawing, text: string): number {
  const key = `${drawing.palette.font}/${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= WIDTHS_MAX) widths.clear();
  setLettering(drawing, { px: LABEL_PX, weight: 700 });
  const { width } = drawing.context.measureText(text);
  widths.set(key, width);
  return width;
}

/** How wide a line may be that is centred on the block's point, at a height of the drawing. */
function roomAround({ x, outline }: Block, y: number): number {
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before && corner.y > y !== before.y > y) {
      const at = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
      if (at <= x) left = Math.max(left, at);
      else right = Math.min(right, at);
    }
    before = corner;
  }
  const room = 2 * Math.min(x - left, right - x);
  return Number.isFinite(room) ? room : 0;
}

/** Standing areas: name, price, and what is left. */
export function drawAreas(drawing: Drawing): void {
  const { context, scene, palette, view, words } = drawing;
  const { room, board, categories, selection, filter } = scene;
  for (const area of room.areas) {
    const { x, y, width, height, categoryId } = area;
    const left = board.leftInArea(area.id);
    const counted = selection.areaCounts.get(area.id) ?? 0;
    const stands = !filter.categoryId || filter.categoryId === categoryId;
    const radius = Math.min(width, height) / 16;
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
    context.globalAlpha = (left === 0 ? 0.08 : 0.28) * (stands ? 1 : FADED);
    context.fillStyle = palette.category(categoryId);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = counted > 0 ? palette.marquee : palette.category(categoryId);
    context.lineWidth = (counted > 0 ? 4 : 1.5) / view.scale;
    context.stroke();
    const category = categories.get(categoryId);
    const lines = [
      area.name,
      [category && words.money(category.price), leftWords(left, words)].filter(Boolean).join(' · '),
    ];
    if (counted > 0) lines.push(words.t('seats.choice.places', { area: '✓', count: counted }));
    writeArea(drawing, area, lines);
  }
}

function writeArea(
  drawing: Drawing,
  { x, y, width, height }: Point & { width: number; height: number },
  lines: readonly string[],
): void {
  const { context, palette, view } = drawing;
  const longest = Math.max(...lines.map((line) => line.length));
  const roomPx = Math.min(
    (height / (lines.length * 1.7)) * view.scale,
    (width * view.scale * 1.7) / longest,
  );
  const px = Math.round(Math.min(15, roomPx));
  if (px < 7) return;
  const middle = { x: x + width / 2, y: y + height / 2 };
  for (const [place, text] of lines.entries()) {
    lettered(drawing, { px, weight: place === 0 ? 700 : 500 }, (write) => {
      context.fillStyle = palette.ink;
      write(text, middle, (place - (lines.length - 1) / 2) * px * 1.4);
    });
  }
}
