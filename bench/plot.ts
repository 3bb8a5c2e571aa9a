import type { Plot } from './bench.ts';

const WIDTH = 720;
const LEFT = 16;
const BAR_HEIGHT = 26;
const BAR_STEP = 58;
const PLOT_HEIGHT = 220;
const TITLE_HEIGHT = 48;
/** Readable on a white page and on a dark one; the plot brings its own ground. */
const STYLE = `
  svg { font: 14px system-ui, sans-serif }
  .ground { fill: #ffffff } text { fill: #1c1917 } .quiet { fill: #57534e }
  .rail { fill: #e7e5e4 } .line { stroke: #d6d3d1 }
  .c0 { fill: #78716c } .c1 { fill: #b91c1c } .c2 { fill: #1d4ed8 }
  .s0 { stroke: #b91c1c } .s1 { stroke: #1d4ed8 } .d0 { fill: #b91c1c } .d1 { fill: #1d4ed8 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #1c1917 } text { fill: #fafaf9 } .quiet { fill: #d6d3d1 }
    .rail { fill: #44403c } .line { stroke: #57534e }
    .c0 { fill: #a8a29e } .c1 { fill: #f87171 } .c2 { fill: #93c5fd }
    .s0 { stroke: #f87171 } .s1 { stroke: #93c5fd } .d0 { fill: #f87171 } .d1 { fill: #93c5fd }
  }`;

/** A plot as an SVG that stands on its own: words and figures in it, no script, no font to load. */
export function drawPlot(plot: Plot): string {
  const { height, body } = plot.kind === 'bars' ? drawBars(plot) : drawLines(plot);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(describe(plot))}">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>`,
    `<text x="${LEFT}" y="30" font-weight="600">${escape(plot.title)}</text>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

/** What the picture says, in words: also its alternative text. */
export function describe({ title, unit, labels, series }: Plot): string {
  const parts = series.map(({ name, values }) => {
    const points = values.map((value, at) => `${labels[at]}: ${figure(value)} ${unit}`.trim());
    return `${series.length > 1 ? `${name} ` : ''}${points.join(', ')}`;
  });
  return `${title}. ${parts.join('; ')}`;
}

interface Drawing {
  readonly height: number;
  readonly body: readonly string[];
}

function drawBars({ labels, series, unit }: Plot): Drawing {
  const values = series[0]?.values ?? [];
  const most = Math.max(...values, Number.MIN_VALUE);
  const rail = WIDTH - 2 * LEFT;
  const body = values.flatMap((value, at) => {
    const y = TITLE_HEIGHT + at * BAR_STEP;
    const width = Math.max(2, (value / most) * rail);
    const share = at > 0 ? `, ${Math.round((value / (values[0] ?? 0)) * 100)} %` : '';
    return [
      `<text class="quiet" x="${LEFT}" y="${y + 14}">${escape(labels[at] ?? '')}: ${figure(value)} ${unit}${share}</text>`,
      `<rect class="rail" x="${LEFT}" y="${y + 22}" width="${rail}" height="${BAR_HEIGHT - 8}" rx="4"/>`,
      `<rect class="c${at % 3}" x="${LEFT}" y="${y + 22}" width="${width.toFixed(1)}" height="${BAR_HEIGHT - 8}" rx="4"/>`,
    ];
  });
  return { height: TITLE_HEIGHT + values.length * BAR_STEP + 8, body };
}

function drawLines({ labels, series, unit }: Plot): Drawing {
  const most = Math.max(...series.flatMap(({ values }) => values), Number.MIN_VALUE) * 1.15;
  const top = TITLE_HEIGHT + 28;
  const right = WIDTH - 60;
  const step = labels.length > 1 ? (right - 60) / (labels.length - 1) : 0;
  const x = (at: number) => (60 + at * step).toFixed(1);
  const y = (value: number) => (top + PLOT_HEIGHT * (1 - value / most)).toFixed(1);
  const body = [
    `<line class="line" x1="${LEFT}" x2="${WIDTH - LEFT}" y1="${y(0)}" y2="${y(0)}"/>`,
    ...labels.map(
      (label, at) =>
        `<text class="quiet" x="${x(at)}" y="${top + PLOT_HEIGHT + 22}" text-anchor="middle">${escape(label)}</text>`,
    ),
    ...series.flatMap(({ name, values }, n) => [
      `<circle class="d${n % 2}" cx="${LEFT + 8 + n * 180}" cy="${TITLE_HEIGHT + 6}" r="5"/>`,
      `<text x="${LEFT + 20 + n * 180}" y="${TITLE_HEIGHT + 11}">${escape(name)}, ${unit}</text>`,
      `<polyline class="s${n % 2}" fill="none" stroke-width="2.5" points="${values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}"/>`,
      ...values.flatMap((value, at) => [
        `<circle class="d${n % 2}" cx="${x(at)}" cy="${y(value)}" r="4"/>`,
        `<text class="quiet" x="${x(at)}" y="${Number(y(value)) + (n % 2 === 0 ? -9 : 20)}" text-anchor="middle" font-size="12">${figure(value)}</text>`,
      ]),
    ]),
  ];
  return { height: top + PLOT_HEIGHT + 40, body };
}

function figure(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : String(Number(value.toPrecision(3)));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
