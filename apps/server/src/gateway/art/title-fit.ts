import { type Run, setRun } from './glyph-run.ts';
import { breakings, isConnector, titleWords } from './line-breaks.ts';
import type { Typeface } from './typefaces.ts';

export type Fit = {
  face: Typeface;
  maxWidth: number;
  maxHeight: number;
  /** Lines of one size, or each line made as wide as the block. */
  shape: 'even' | 'block';
  /** Type size that is not exceeded however short the name. */
  maxSize: number;
  maxLines: number;
  /** Extra space between letters, as a share of the type size. */
  tracking: number;
  /** Space between lines, as a share of the height of capitals. */
  gap: number;
  capitals: boolean;
  /** Whether a small word may have a line of its own between rules. */
  smallLines: boolean;
};

export type FittedLine = {
  run: Run;
  size: number;
  /** Baseline below the top of the block. */
  baseline: number;
  width: number;
  /** A small word between two rules. */
  connector: boolean;
};

export type FittedTitle = { lines: readonly FittedLine[]; width: number; height: number };

/** More words than this are merged in pairs first, to keep the search small. */
const MOST_WORDS = 12;

/** In a block, the largest line may be this much larger than the smallest. */
const BLOCK_SIZE_SPREAD = 2.3;

const CONNECTOR_SHARE = 0.42;

/** A small word reads better at the head of a line than at the end of the one before. */
const DANGLING_WORTH = 0.84;

function merged(words: readonly string[]): string[] {
  if (words.length <= MOST_WORDS) return [...words];
  const pairs: string[] = [];
  for (let i = 0; i < words.length; i += 2) pairs.push(words.slice(i, i + 2).join(' '));
  return merged(pairs);
}

type Measure = (line: string) => Run;

/** Height of a line above and below its baseline, at type size 1. */
function reach(fit: Fit, run: Run): { above: number; below: number } {
  return {
    above: Math.max(fit.face.capHeight, -run.ink.top),
    below: Math.max(0, run.ink.bottom),
  };
}

function stack(
  fit: Fit,
  runs: readonly Run[],
  sizes: readonly number[],
  lines: readonly string[],
): FittedTitle {
  const placed: FittedLine[] = [];
  let y = 0;
  runs.forEach((run, i) => {
    const size = sizes[i] ?? 0;
    const { above, below } = reach(fit, run);
    if (i > 0) y += fit.gap * fit.face.capHeight * Math.min(size, sizes[i - 1] ?? size);
    y += above * size;
    const width = (run.ink.right - run.ink.left) * size;
    const connector = lines.length > 1 && fit.shape === 'block' && isConnector(lines[i] ?? '');
    placed.push({ run, size, baseline: y, width, connector });
    y += below * size;
  });
  return { lines: placed, width: Math.max(0, ...placed.map((line) => line.width)), height: y };
}

function evenSizes(fit: Fit, runs: readonly Run[]): number[] {
  const widest = Math.max(...runs.map((run) => run.ink.right - run.ink.left));
  const size = Math.min(fit.maxSize, fit.maxWidth / widest);
  return runs.map(() => size);
}

function blockSizes(fit: Fit, runs: readonly Run[], lines: readonly string[]): number[] {
  const full = runs.map((run) => fit.maxWidth / (run.ink.right - run.ink.left));
  const main = full.filter((_, i) => !isConnector(lines[i] ?? '') || lines.length === 1);
  const smallest = Math.min(...(main.length > 0 ? main : full));
  const cap = Math.min(fit.maxSize, smallest * BLOCK_SIZE_SPREAD);
  return full.map((size, i) =>
    lines.length > 1 && isConnector(lines[i] ?? '')
      ? Math.min(smallest * CONNECTOR_SHARE, size)
      : Math.min(cap, size),
  );
}

function attempt(fit: Fit, measure: Measure, lines: readonly string[]): FittedTitle | null {
  const runs = lines.map(measure);
  if (runs.some((run) => run.ink.right <= run.ink.left)) return null;
  if (!fit.smallLines && lines.length > 1 && lines.some(isConnector)) return null;
  const sizes = fit.shape === 'even' ? evenSizes(fit, runs) : blockSizes(fit, runs, lines);
  const free = stack(fit, runs, sizes, lines);
  if (free.height <= fit.maxHeight) return free;
  const shrink = fit.maxHeight / free.height;
  return stack(
    fit,
    runs,
    sizes.map((size) => size * shrink),
    lines,
  );
}

/** Larger is better; the smallest real line decides, then how much of the place is filled. */
function worth(fit: Fit, title: FittedTitle, lines: readonly string[]): number {
  const main = title.lines.filter((line) => !line.connector);
  if (main.length === 0) return 0;
  const smallest = Math.min(...main.map((line) => line.size));
  const filled = (title.width * title.height) / (fit.maxWidth * fit.maxHeight);
  const dangling = lines
    .slice(0, -1)
    .some(
      (line) =>
        isConnector(line.split(' ').at(-1) ?? '') && (line.includes(' ') || fit.shape === 'even'),
    );
  const ragged = fit.shape === 'even' ? title.width / Math.min(...main.map((l) => l.width)) - 1 : 0;
  const size =
    smallest * (1 + filled * (fit.shape === 'block' ? 0.9 : 0.25)) -
    smallest * 0.03 * title.lines.length -
    smallest * 0.03 * Math.min(3, ragged);
  return dangling ? size * DANGLING_WORTH : size;
}

/** The best setting of a title in its place, or null when there is nothing to draw. */
export function fitTitle(title: string, fit: Fit): FittedTitle | null {
  const cased = fit.capitals ? title.toUpperCase() : title;
  const words = merged(titleWords(cased));
  const runs = new Map<string, Run>();
  const measure: Measure = (line) => {
    const run = runs.get(line) ?? setRun(fit.face, line, fit.tracking);
    runs.set(line, run);
    return run;
  };
  let best: FittedTitle | null = null;
  let bestWorth = -Infinity;
  for (let count = 1; count <= Math.min(fit.maxLines, words.length); count += 1) {
    for (const lines of breakings(words, count)) {
      const tried = attempt(fit, measure, lines);
      if (tried === null) continue;
      const value = worth(fit, tried, lines);
      if (value > bestWorth) {
        best = tried;
        bestWorth = value;
      }
    }
  }
  return best;
}
