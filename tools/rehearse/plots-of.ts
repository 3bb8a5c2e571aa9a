import { goodAnswers, latencyCurves } from './figures.ts';
import { calledWithinInterval } from './laws.ts';
import type { Plot } from './plot.ts';
import type { Played } from './rehearsal.ts';

const SPANS = 40;

/** The pictures of the report, by file name. Times are minutes of the on-sale, from the open doors on. */
export function plotsOf(played: Played): Record<string, Plot> {
  const { ledger, options, openedAtMs, endedAtMs, first, orders } = played;
  const minutes = (atMs: number): number => ((atMs - openedAtMs) * options.speed) / 60_000;
  const x = 'minutes of the on-sale since the doors opened';
  const seen = ledger.seen.filter(({ atMs }) => atMs >= openedAtMs && atMs <= endedAtMs);
  const curve = (of: (status: (typeof seen)[number]['status']) => number) =>
    seen.map(({ atMs, status }): [number, number] => [minutes(atMs), of(status)]);
  const spanMs = (endedAtMs - openedAtMs) / SPANS;
  const hold = latencyCurves(goodAnswers(ledger.asked, 'hold'), spanMs, minutes);
  const checkout = latencyCurves(goodAnswers(ledger.asked, 'order', 'payment'), spanMs, minutes);
  const { placesPerInterval, intervalMs, activeMax } = first.pace;
  const admitted = ledger.visits
    .flatMap(({ insideFromMs }) => (insideFromMs === null ? [] : [insideFromMs]))
    .sort((a, b) => a - b);
  const called = calledWithinInterval(played)
    .filter(({ atMs }) => atMs >= openedAtMs)
    .map((one): [number, number] => [minutes(one.atMs), one.called]);
  const sold = ledger.visits
    .flatMap(({ bought }) => (bought && orders.has(bought.orderId) ? [bought] : []))
    .sort((a, b) => a.paidAtMs - b.paidAtMs);
  let seats = 0;

  return {
    queue: {
      title: 'The line',
      ...{ x, y: 'people' },
      curves: [
        {
          name: 'waiting',
          points: curve(({ line, phase, joined }) =>
            phase === 'lobby' || phase === 'draw'
              ? joined
              : line.end - line.serving - line.leftWaiting + line.returnedWaiting,
          ),
        },
        { name: 'joined', points: curve(({ joined }) => joined) },
      ],
    },
    inside: {
      title: 'Inside, against the cap',
      ...{ x, y: 'people' },
      curves: [
        { name: 'inside', points: curve(({ pace }) => pace.active), isStep: true },
        {
          name: 'inside or called',
          points: curve(({ pace }) => pace.active + pace.called),
          isStep: true,
        },
      ],
      limits: [{ name: `the cap, ${activeMax}`, y: activeMax }],
    },
    admissions: {
      title: 'Called and let in, against the pace',
      ...{ x, y: `people within ${intervalMs / 1_000} s` },
      curves: [
        { name: 'called', points: called, isStep: true },
        {
          name: 'let in',
          points: perSpan(admitted, intervalMs, openedAtMs, minutes),
          isStep: true,
        },
      ],
      limits: [{ name: `the pace of calling, ${placesPerInterval}`, y: placesPerInterval }],
    },
    holds: latencyPlot('How long a hold took', x, hold),
    checkouts: latencyPlot('How long each step of a checkout took', x, checkout),
    sold: {
      title: 'Sold',
      ...{ x, y: 'seats' },
      curves: [
        {
          name: 'seats sold',
          points: [
            [0, 0],
            ...sold.map((bought): [number, number] => [
              minutes(bought.paidAtMs),
              (seats += bought.seatIds.length),
            ]),
          ],
          isStep: true,
        },
      ],
    },
  };
}

function latencyPlot(
  title: string,
  x: string,
  { p50, p99 }: { p50: [number, number][]; p99: [number, number][] },
): Plot {
  return {
    ...{ title, x, y: 'milliseconds' },
    curves: [
      { name: 'half were quicker', points: p50 },
      { name: '99 in 100 were quicker', points: p99 },
    ],
  };
}

function perSpan(
  times: readonly number[],
  spanMs: number,
  fromMs: number,
  minutes: (atMs: number) => number,
): [number, number][] {
  const spans = Map.groupBy(times, (atMs) => Math.floor((atMs - fromMs) / spanMs));
  const last = Math.max(0, ...spans.keys());
  return Array.from({ length: last + 2 }, (_, span) => [
    minutes(fromMs + span * spanMs),
    spans.get(span)?.length ?? 0,
  ]);
}
