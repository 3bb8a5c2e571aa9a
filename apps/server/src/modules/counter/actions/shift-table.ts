import type { ShiftReport } from '@houseful/contract/counter';
import { toCsv } from '#platform/csv';
import { majorUnits } from '../rules/major-units.ts';

const COLUMNS = [
  ...['at', 'kind', 'method', 'ticket code', 'title', 'seats', 'amount', 'currency'],
  ...['tendered', 'change', 'reference', 'last four', 'reason'],
];

/** A shift as a table: the float first, every line in order, and what was counted at the end. */
export function shiftTable(shift: ShiftReport): string {
  const { currency } = shift.float;
  const units = (money: { amount: number } | null) =>
    money === null ? '' : Number(majorUnits(money.amount, currency));
  const row = (at: string, kind: string, amount: { amount: number }, reason = '') => [
    ...[at, kind, 'cash', '', '', '', units(amount), currency],
    ...['', '', '', '', reason],
  ];
  const { closed } = shift;
  return toCsv(COLUMNS, [
    row(shift.openedAt, 'float', shift.float),
    ...shift.movements.map((line) => [
      ...[line.at, line.kind, line.method, line.ticketCode ?? '', line.title ?? ''],
      ...[line.seatCount ?? '', units(line.amount), currency, units(line.tendered)],
      ...[units(line.change), line.reference ?? '', line.lastFour ?? '', line.reason ?? ''],
    ]),
    ...(closed
      ? [
          row(closed.at, 'expected', shift.expected),
          row(closed.at, 'counted', closed.counted),
          row(closed.at, 'difference', closed.difference, closed.reason ?? ''),
        ]
      : []),
  ]);
}
