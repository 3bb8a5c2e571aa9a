import { goodAnswers, latencyOf } from './figures.ts';
import { ENDS, type End } from './ledger.ts';
import { tellFaults } from './laws.ts';
import { describe, type Plot } from './plot.ts';
import type { Played } from './rehearsal.ts';
import { CHECKOUT_P99_MS_MAX, HOLD_P99_MS_MAX, ms, type Verdict } from './verdict.ts';

/** The report as Markdown; the plots lie beside it as `<name>.svg`. */
export function writeReport(
  played: Played,
  { go, reasons, laws }: Verdict,
  plots: Readonly<Record<string, Plot>>,
): string {
  const { options, timing, name, ledger, first, last, openedAtMs, onSaleAtMs, endedAtMs } = played;
  const { pace, turn } = first;
  const seconds = (value: number) => `${(value / 1_000).toLocaleString('en-GB')} s`;
  const sold = first.sales.seatsUnsold - last.sales.seatsUnsold;
  return [
    `# ${name}: ${go ? 'GO' : 'NO GO'}`,
    '',
    ...(go
      ? ['Every law held, and the house answered in time.']
      : reasons.map((reason) => `- ${reason}`)),
    '',
    '| | |',
    '| --- | --- |',
    `| installation | ${options.url} |`,
    `| people | ${options.buyers.toLocaleString('en-GB')}, seed \`${options.seed}\` |`,
    `| seats | ${first.sales.seatsUnsold.toLocaleString('en-GB')}, of which ${sold.toLocaleString('en-GB')} were sold |`,
    `| speed | ${options.speed} times as fast as the on-sale |`,
    `| pace | ${pace.placesPerInterval} every ${seconds(pace.intervalMs)} (on the day: every ${seconds(options.intervalMs)}) |`,
    `| cap | ${pace.activeMax} inside |`,
    `| turns | ${seconds(turn.graceMs)} to come, ${seconds(turn.admissionMs)} inside, ${turn.placesBack} places back |`,
    `| took | ${seconds(Math.round(onSaleAtMs - openedAtMs))} of lobby, ${seconds(Math.round(endedAtMs - onSaleAtMs))} of sale |`,
    '',
    ...timing.notScaled.map((line) => `- Not as fast as the rest: ${line}.`),
    '',
    ...Object.entries(plots).flatMap(([file, plot]) => [`![${describe(plot)}](${file}.svg)`, '']),
    '## What must hold',
    '',
    '| | law | looked at |',
    '| --- | --- | --- |',
    ...laws.map(
      (law) =>
        `| ${law.faults.length === 0 ? 'held' : '**broken**'} | ${law.name} | ${cell(law.counted)} |`,
    ),
    '',
    ...laws.flatMap((law) => tellFaults(law).map((fault) => `- **${law.name}**: ${fault}`)),
    '',
    '## How long it took',
    '',
    '| request | answers | half within | 99 in 100 within | longest |',
    '| --- | --- | --- | --- | --- |',
    ...latencies(played),
    '',
    `The limits: ${ms(HOLD_P99_MS_MAX)} for a hold, ${ms(CHECKOUT_P99_MS_MAX)} for each step of a checkout, 99 in 100.`,
    'Measured where the crowd is; a crowd on the same machine takes its time from the house.',
    '',
    '## How it ended for people',
    '',
    '| people | end |',
    '| --- | --- |',
    ...ends(played),
    '',
    '## What was answered otherwise',
    '',
    '| request | status | code | times |',
    '| --- | --- | --- | --- |',
    ...refusals(played),
    '',
    '## What bots tried',
    '',
    '| try | answer | times |',
    '| --- | --- | --- |',
    ...counted(ledger.tries.map(({ what, answer }) => `| ${what} | ${answer} |`)),
    '',
    '## What this does not tell',
    '',
    '- The copy has the seats, prices and limits of the show, but not its fame: a real crowd may be larger, and comes by',
    '  other networks. Limits for requests are off while a crowd comes from one machine.',
    '- People here think for seconds to a minute between clicks, as many as the speed allows; the sandbox bank answers',
    '  faster than a real one, but for those whose bank is silent.',
    '- Waiting pages are one shared reading of the public status and everybody’s own arithmetic, as behind a cache, with some',
    '  hundred direct readings a second. Open sockets are measured by `npm run bench`.',
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function latencies({ ledger: { asked } }: Played): string[] {
  const kinds = ['status', 'join', 'place', 'turn', 'seat status', 'hold', 'order', 'payment'];
  return kinds.flatMap((kind) => {
    const { count, p50, p99, most } = latencyOf(
      goodAnswers(asked, kind).map(({ tookMs }) => tookMs),
    );
    if (count === 0) return [];
    return [
      `| ${kind} | ${count.toLocaleString('en-GB')} | ${ms(p50)} | ${ms(p99)} | ${ms(most)} |`,
    ];
  });
}

function ends({ ledger: { visits } }: Played): string[] {
  return (Object.keys(ENDS) as End[]).flatMap((end) => {
    const some = visits.filter((visit) => visit.end === end).length;
    return some === 0 ? [] : [`| ${some.toLocaleString('en-GB')} | ${ENDS[end]} |`];
  });
}

function refusals({ ledger: { asked } }: Played): string[] {
  const others = asked.filter(({ what, code }) => what !== 'bot' && code !== null);
  const rows = counted(others.map(({ what, status, code }) => `| ${what} | ${status} | ${code} |`));
  return rows.length > 0 ? rows : ['| none | | | |'];
}

function counted(rows: readonly string[]): string[] {
  return [...Map.groupBy(rows, (row) => row)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([row, all]) => `${row} ${all.length.toLocaleString('en-GB')} |`);
}
