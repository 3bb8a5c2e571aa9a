import type { Plot, Table } from './bench.ts';
import {
  latencyOf,
  limitedBy,
  median,
  ms,
  percent,
  perSecond,
  rateOf,
  type Watched,
  watch,
} from './figures.ts';
import type { House } from './house/open-house.ts';
import type { Program } from './house/processes.ts';
import { type Usage, usageOf } from './house/usage.ts';
import type { Histogram } from './load/histogram.ts';
import type { Report } from './load/meter.ts';

/** Rounds in turn: one of the limit, one of the house, and again. */
export interface Rounds {
  readonly limit: readonly Watched[];
  readonly house: readonly Watched[];
}

const NOTHING: Usage = { cpuMs: 0, memoryMb: 0 };

/** Presses limit and house by turns with the same work. */
export async function alternate(
  house: House,
  limit: Program,
  count: number,
  round: (port: number, onWarm: () => void) => Promise<Report>,
): Promise<Rounds> {
  const lookAtLimit = () => ({ server: usageOf(limit.pid), postgres: NOTHING });
  const limits: Watched[] = [];
  const product: Watched[] = [];
  try {
    for (let n = 0; n < count; n++) {
      limits.push(await watch(lookAtLimit, (onWarm) => round(limit.port, onWarm)));
      product.push(await watch(house.usage, (onWarm) => round(house.port, onWarm)));
    }
  } finally {
    await limit.stop();
  }
  return { limit: limits, house: product };
}

type Part = 'server' | 'postgres' | 'load';

export interface Judged {
  readonly rate: number;
  readonly limitRate: number;
  readonly ratio: number;
  readonly latency: Histogram;
  readonly reports: readonly Report[];
  readonly tables: readonly Table[];
  readonly plot: Plot;
  /** What keeps it from being faster. */
  readonly limitedBy: string;
}

/** The medians of the rounds, and the tables that show them. */
export function judge(
  { limit, house }: Rounds,
  words: { readonly title: string; readonly limit: string; readonly house: string },
  status: number,
): Judged {
  const limitReports = limit.map(({ report }) => report);
  const reports = house.map(({ report }) => report);
  const limitRates = limitReports.map((report) => rateOf(report, status));
  const rates = reports.map((report) => rateOf(report, status));
  const ratios = rates.map((rate, n) => rate / (limitRates[n] ?? Number.NaN));
  const latency = latencyOf(reports);
  const row = (name: string, all: readonly number[], histogram: Histogram) => [
    name,
    perSecond(median(all)),
    ms(histogram.percentileMs(50)),
    ms(histogram.percentileMs(99)),
    ms(histogram.maxMs),
  ];
  const busy = (name: string, rounds: readonly Watched[], part: Part, memoryMb?: number) => [
    name,
    percent(median(rounds.map((each) => each[part]))),
    ms(median(rounds.map((each) => (each[part] * 1e6) / rateOf(each.report, status)))),
    memoryMb ?? '–',
  ];
  const memory = house.at(-1)?.memory;
  return {
    rate: median(rates),
    limitRate: median(limitRates),
    ratio: median(ratios),
    latency,
    reports: [...limitReports, ...reports],
    tables: [
      {
        title: words.title,
        columns: ['', 'rate /s', 'p50 ms', 'p99 ms', 'max ms'],
        rows: [
          row(words.limit, limitRates, latencyOf(limitReports)),
          row(words.house, rates, latency),
        ],
      },
      {
        title: 'Each round',
        columns: ['round', 'limit /s', 'house /s', 'ratio'],
        rows: ratios.map((ratio, n) => [
          n + 1,
          perSecond(limitRates[n] ?? 0),
          perSecond(rates[n] ?? 0),
          percent(ratio),
        ]),
      },
      {
        title: 'Processor time',
        columns: ['', 'of one core', 'µs for each', 'memory MB'],
        rows: [
          busy(`limit: ${words.limit}`, limit, 'server', limit.at(-1)?.memory.serverMb),
          busy('house: server', house, 'server', memory?.serverMb),
          busy('house: PostgreSQL', house, 'postgres', memory?.postgresMb),
          busy('load generator', house, 'load'),
          [
            'programs outside of the bench',
            percent(median(house.map(({ strangers }) => strangers))),
            ...['–', '–'],
          ],
        ],
      },
    ],
    limitedBy: limitedBy(house),
    plot: {
      title: words.title,
      unit: '/s',
      kind: 'bars',
      labels: [words.limit, words.house],
      series: [{ name: 'rate', values: [median(limitRates), median(rates)] }],
    },
  };
}
