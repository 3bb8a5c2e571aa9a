/** A curve; `isStep`: the value stays until the next point. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isStep?: boolean;
}

export interface Plot {
  readonly title: string;
  /** What is on the axes, in words. */
  readonly x: string;
  readonly y: string;
  readonly curves: readonly Curve[];
  /** Lines that the curves must not cross, or that mean something. */
  readonly limits?: readonly { readonly name: string; readonly y: number }[];
}

const WIDTH = 760;
const HEIGHT = 340;
const BOX = { left: 64, right: WIDTH - 20, top: 76, bottom: HEIGHT - 50 } as const;
const TICKS = 5;
/** Readable on a white page and on a dark one; the plot brings its own ground. */
const STYLE = `
  svg { font: 13px system-ui, sans-serif }
  .ground { fill: #ffffff } text { fill: #1c1917 } .quiet { fill: #57534e }
  .grid { stroke: #e7e5e4 } .limit { stroke: #57534e; stroke-dasharray: 6 4 }
  .s0 { stroke: #1d4ed8 } .s1 { stroke: #b91c1c } .s2 { stroke: #047857 }
  .d0 { fill: #1d4ed8 } .d1 { fill: #b91c1c } .d2 { fill: #047857 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #1c1917 } text { fill: #fafaf9 } .quiet { fill: #d6d3d1 }
    .grid { stroke: #44403c } .limit { stroke: #a8a29e }
    .s0 { stroke: #93c5fd } .s1 { stroke: #f87171 } .s2 { stroke: #6ee7b7 }
    .d0 { fill: #93c5fd } .d1 { fill: #f87171 } .d2 { fill: #6ee7b7 }
  }`;

/** Curves over time as an SVG that stands on its own: no script, no font to load. */
export function drawPlot({ title, x, y, curves, limits = [] }: Plot): string {
  const all = curves.flatMap(({ points }) => points);
  const [from, last] = [
    Math.min(0, ...all.map(([at]) => at)),
    Math.max(1e-6, ...all.map(([at]) => at)),
  ];
  const most = niceTop(
    Math.max(...all.map(([, value]) => value), ...limits.map((one) => one.y), 1),
  );
  const xStep = niceTop((last - from) / TICKS);
  const to = from + Math.ceil((last - from) / xStep) * xStep;
  const xAt = (at: number) => BOX.left + ((at - from) / (to - from)) * (BOX.right - BOX.left);
  const yAt = (value: number) => BOX.bottom - (value / most) * (BOX.bottom - BOX.top);
  const upwards = Array.from({ length: TICKS + 1 }, (_, tick) => (tick / TICKS) * most);
  const across = Array.from(
    { length: Math.round((to - from) / xStep) + 1 },
    (_, tick) => from + tick * xStep,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escape(describe({ title, y, curves, x }))}">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    `<text x="16" y="28" font-size="15" font-weight="600">${escape(title)}</text>`,
    ...curves.map(
      ({ name }, n) =>
        `<circle class="d${n % 3}" cx="22" cy="0" r="5" transform="translate(${n * 170} 49)"/>` +
        `<text x="34" y="53" transform="translate(${n * 170} 0)">${escape(name)}</text>`,
    ),
    ...upwards.map(
      (value) =>
        `<line class="grid" x1="${BOX.left}" x2="${BOX.right}" y1="${round(yAt(value))}" y2="${round(yAt(value))}"/>` +
        `<text class="quiet" x="${BOX.left - 8}" y="${round(yAt(value) + 4)}" text-anchor="end">${figure(value)}</text>`,
    ),
    ...across.map(
      (at) =>
        `<text class="quiet" x="${round(xAt(at))}" y="${BOX.bottom + 18}" text-anchor="middle">${figure(at)}</text>`,
    ),
    `<text class="quiet" x="${BOX.right}" y="${HEIGHT - 12}" text-anchor="end">${escape(x)}; upwards: ${escape(y)}</text>`,
    ...limits.map(
      (one) =>
        `<line class="limit" x1="${BOX.left}" x2="${BOX.right}" y1="${round(yAt(one.y))}" y2="${round(yAt(one.y))}"/>` +
        `<text class="quiet" x="${BOX.right}" y="${round(yAt(one.y) - 5)}" text-anchor="end">${escape(one.name)}</text>`,
    ),
    ...curves.map(({ points, isStep }, n) => {
      const path = points.map(([at, value], index) => {
        const [px, py] = [round(xAt(at)), round(yAt(value))];
        if (index === 0) return `M${px} ${py}`;
        return isStep ? `H${px}V${py}` : `L${px} ${py}`;
      });
      return `<path class="s${n % 3}" fill="none" stroke-width="2" d="${path.join('')}"/>`;
    }),
    '</svg>\n',
  ].join('\n');
}

/** What the picture says, in words: also its alternative text. */
export function describe({ title, y, curves }: Plot): string {
  const parts = curves.map(({ name, points }) => {
    const values = points.map(([, value]) => value);
    return `${name}: at most ${figure(Math.max(0, ...values))}, at the end ${figure(values.at(-1) ?? 0)}`;
  });
  return `${title} (${y}). ${parts.join('; ')}.`;
}

/** 1, 2 or 5 times a power of ten, so that the steps are round. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return (
    [1, 1.5, 2, 3, 4, 5, 7.5, 10].map((step) => step * power).find((top) => top >= most) ?? most
  );
}

function round(value: number): string {
  return value.toFixed(1);
}

function figure(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : String(Number(value.toPrecision(3)));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
