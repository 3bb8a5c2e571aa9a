import type { Drill } from '#test/drills/drills';
import type { Outcome } from '#test/drills/run-drill';

const COLUMNS = [
  'drill',
  'acknowledged: holds, orders, payments',
  'back after',
  'refused, p99',
  'lost answers',
  'memory',
  'money: taken = kept + back',
  'tickets',
  'verdict',
] as const;

function cells({ drill, processes, acknowledged, backMs, audit, ...rest }: Outcome): string[] {
  const { holds, orders, payments } = acknowledged;
  const { taken, kept, refunded, tickets } = audit.books;
  const number = (value: number) => value.toLocaleString('en');
  return [
    processes > 1 ? `${drill.name}, ${processes} processes` : drill.name,
    [holds, orders, payments].map(number).join(', '),
    seconds(backMs),
    rest.refusals > 0 ? `${number(rest.refusals)}, ${number(rest.refusalP99Ms)} ms` : '0',
    number(rest.lostAnswers),
    `${rest.memoryMbMax} MB`,
    [taken, kept, refunded].map((minor) => number(minor / 100)).join(', '),
    number(tickets),
    verdictOf(drill, rest.faults),
  ];
}

function verdictOf({ mustFind }: Drill, faults: readonly string[]): string {
  if (faults.length > 0) return `${faults.length} faults`;
  return mustFind ? 'losses found' : 'as promised';
}

function seconds(ms: number): string {
  return Number.isFinite(ms) ? `${(ms / 1_000).toFixed(1)} s` : 'never';
}

/** For a terminal. */
export function asTable(outcomes: readonly Outcome[]): string {
  const rows = [[...COLUMNS], ...outcomes.map(cells)];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For `docs/drills.md`. */
export function asMarkdown(outcomes: readonly Outcome[], leftOut: readonly string[]): string {
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    '# Fault drills',
    '',
    'Written by `npm run drill -- --report`. Each drill starts the real program on data of its own and lets a storm of',
    'buyers in: they hold, order, pay, pay twice, are declined, cancel and walk away, over HTTP, and ask again with the same',
    '`Idempotency-Key` when an answer is lost or says *later*. In the storm something is broken. Nobody helps but a',
    'supervisor that starts a server process that has ended again, as systemd would. When service is back, the buyers finish,',
    'and the books are held against what each of them was told:',
    '',
    '- no acknowledged hold, order or payment is lost, and none is there twice;',
    '- no seat is in two confirmed orders, each sold seat has a good ticket, and each good ticket a seat;',
    '- by the bank’s own books, the money taken is the price of what is confirmed and what went back;',
    '- the API and the seat maps of every process tell the same as the database;',
    '- each refusal was a 429 or 503 problem with `Retry-After`, no answer was another 5xx, and a connection broke only while',
    '  its process was dead.',
    '',
    row(COLUMNS),
    row(COLUMNS.map(() => '---')),
    ...outcomes.map((outcome) => row(cells(outcome))),
    '',
    'Two processes are two of the real program on one `DATABASE_URL`, and buyers go to them in turn.',
    'The *control* takes a guard away and has to find losses: an audit that cannot fail proves nothing.',
    '*Back after* is the time from the end of the strike to the first new hold that was asked for after it.',
    'Money is in rupees. A lost answer is a request whose process died under it. Among the refusals are those of the bank',
    'that is silent on purpose, each after its two seconds.',
    '',
    ...outcomes.flatMap(tell),
    ...leftOut.map((line) => `- ${line}`),
    '',
  ].join('\n');
}

function tell({ drill, processes, notes, ends, faults, bookingsPerSecond }: Outcome): string[] {
  const more = [
    ...notes,
    ...(ends.length > 0 ? [`processes ended: ${ends.join(', ')}`] : []),
    `${bookingsPerSecond} complete bookings/s before it, load and drill on the same machine`,
    ...faults.map((fault) => `**fault**: ${fault}`),
  ];
  const where = processes > 1 ? `, ${processes} processes` : '';
  return [
    `- **${drill.name}**${where}: ${drill.what}. ${more.map((each) => `${each}.`).join(' ')}`,
  ];
}
