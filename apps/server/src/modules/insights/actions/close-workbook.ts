import type { DailyClose } from '@houseful/contract/insights';
import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node';
import { CLOSE_AMOUNTS, majorUnits, minorDigitsOf } from '../rules/close.ts';

const HEAD = { fontWeight: 'bold' } as const;

/**
 * The close as a workbook of two sheets: its sums, and its days and venues. Every cell says that it is text or a
 * number, so none is ever a formula, whatever a venue is called.
 */
export async function closeWorkbook(close: DailyClose): Promise<Uint8Array> {
  const { currency } = close;
  const zeros = '0'.repeat(minorDigitsOf(currency));
  const format = zeros === '' ? '#,##0' : `#,##0.${zeros}`;
  const text = (value: string): Cell => ({ value, type: String });
  const title = (value: string): Cell => ({ value, type: String, ...HEAD });
  const count = (value: number): Cell => ({ value, type: Number, format: '#,##0' });
  const amount = (value: number): Cell => ({
    ...{ value: majorUnits(value, currency), type: Number, format },
  });

  const line = (name: string, value: number) => [text(name), amount(value)];
  const sums: SheetData = [
    [title('from'), text(close.period.from)],
    [title('until'), text(close.period.until)],
    [title('currency'), text(currency)],
    [],
    ['provider', 'payments', 'taken', 'refunds', 'returned', 'surplus'].map(title),
    ...close.providers.map(({ provider, payments, taken, refunds, returned, surplus }) => [
      ...[text(provider), count(payments), amount(taken)],
      ...[count(refunds), amount(returned), amount(surplus)],
    ]),
    [],
    line('taken', close.taken),
    line('sold', close.sold),
    line('  base', close.base),
    line('  fee', close.fee),
    line('  tax', close.tax),
    line('  discount (not in sold)', close.discount),
    line('unkept', close.unkept),
    line('carried', close.carried),
    [title('difference'), { ...amountCell(close.difference), ...HEAD }],
    [],
    line('owed at start', close.owedAtStart),
    ...close.refundsDue.map(({ reason, amount: due }) => line(`  due: ${reason}`, due)),
    line('returned', close.returned),
    line('owed at end', close.owedAtEnd),
  ];
  const days: SheetData = [
    ['day', 'venue', 'name', ...CLOSE_AMOUNTS].map(title),
    ...close.days.map((day) => [
      ...[text(day.day), text(day.venueId), text(day.venueName)],
      ...CLOSE_AMOUNTS.map((column) => amount(day[column])),
    ]),
  ];
  const workbook = await writeWorkbook([
    { data: sums, sheet: 'Close', columns: [{ width: 28 }, { width: 18 }] },
    { data: days, sheet: 'Days', columns: [{ width: 12 }, { width: 24 }, { width: 28 }] },
  ]).toBuffer();
  return workbook;

  function amountCell(value: number) {
    return { value: majorUnits(value, currency), type: Number, format } as const;
  }
}
