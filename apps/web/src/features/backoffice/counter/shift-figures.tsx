import type { Shift } from '@houseful/contract/counter';
import { useSigned } from './use-signed.ts';
import { useCounterWords } from './words/counter-words.ts';

/** What came in and went out, and what should be in the drawer. */
export function ShiftFigures({ shift }: { shift: Shift }) {
  const { say, money, number } = useCounterWords();
  const signed = useSigned();
  const { float, methods, paidIn, paidOut, expected, closed } = shift;
  const lines: [string, string][] = [
    [say('figure.float'), money(float)],
    ...methods.flatMap(
      ({ method, sales, salesCount, refunds, refundsCount }): [string, string][] => [
        [say(`sales.${method}`, { sales: number(salesCount) }), money(sales)],
        ...(refundsCount > 0
          ? [
              [
                say(`refunds.${method}`, { refunds: number(refundsCount) }),
                `−${money(refunds)}`,
              ] as [string, string],
            ]
          : []),
      ],
    ),
    ...(paidIn.amount > 0 ? [[say('figure.paidIn'), money(paidIn)] as [string, string]] : []),
    ...(paidOut.amount > 0
      ? [[say('figure.paidOut'), `−${money(paidOut)}`] as [string, string]]
      : []),
  ];
  const sums: [string, string][] = [
    [say('figure.expected'), money({ ...expected, amount: Math.max(0, expected.amount) })],
    ...(closed
      ? ([
          [say('figure.counted'), money(closed.counted)],
          [say('figure.difference'), signed(closed.difference)],
        ] as [string, string][])
      : []),
  ];
  return (
    <dl className="flex flex-col gap-1 tabular-nums">
      {lines.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4">
          <dt className="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {sums.map(([name, value]) => (
        <div
          key={name}
          className="flex justify-between gap-4 border-t border-line pt-1 text-lg font-bold"
        >
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
