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
import type { Histogram } from './load/histogram.ts';
import type { Report } from './load/meter.ts';

/** Rounds in turn: one of the limit, one of the house, and again. */
export interface Rounds {
  readonly limit: readonly Report[];
  readonly house: readonly Watched[];
}

/** Presses limit and house by turns with the same work. */
export async function alternate(
  house: House,
  limitPort: number,
  count: number,
  round: (port: number) => Promise<Report>,
): Promise<Rounds> {
  const limit: Report[] = [];
  const product: Watched[] = [];
  for (let n = 0; n < count; n++) {
    limit.push(await round(limitPort));
    product.push(await watch(house, () => round(house.port)));
  }
  return { limit, house: product };
}

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
  const reports = house.map(({ report }) => report);
  const limitRates = limit.map((report) => rateOf(report, status));
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
  const share = (part: 'server' | 'postgres' | 'load' | 'strangers') =>
    percent(median(house.map((round) => round[part])));
  const memory = house.at(-1)?.memory;
  return {
    rate: median(rates),
    limitRate: median(limitRates),
    ratio: median(ratios),
    latency,
    reports: [...limit, ...reports],
    tables: [
      {
        title: words.title,
        columns: ['', 'rate /s', 'p50 ms', 'p99 ms', 'max ms'],
        rows: [row(words.limit, limitRates, latencyOf(limit)), row(words.house, rates, latency)],
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
        title: 'While the house was pressed',
        columns: ['', 'of one core', 'memory MB'],
        rows: [
          ['server', share('server'), memory?.serverMb ?? 0],
          ['PostgreSQL', share('postgres'), memory?.postgresMb ?? 0],
          ['load generator', share('load'), '–'],
          ['programs outside of the bench', share('strangers'), '–'],
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
