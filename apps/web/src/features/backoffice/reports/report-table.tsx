import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface Column<R> {
  readonly name: string;
  readonly renderCell: (row: R) => ReactNode;
  /** Words stand left, figures right. */
  readonly isText?: boolean;
  /** Left out where there is little room. */
  readonly isMinor?: boolean;
}

interface ReportTableProps<R> {
  name: string;
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** The first one names its row. */
  columns: readonly Column<R>[];
  /** The last line, with what all rows come to. */
  total?: { readonly name: string; readonly row: R };
}

/** The figures of a report, for eyes and for screen readers. */
export function ReportTable<R>({ name, rows, keyOf, columns, total }: ReportTableProps<R>) {
  const [first, ...others] = columns;
  const look = ({ isText, isMinor }: Column<R>) =>
    clsx('px-3 py-2', isText ? 'text-left' : 'text-right', isMinor && 'hidden md:table-cell');
  return (
    <div
      className="overflow-x-auto rounded-card border border-line bg-surface"
      role="region"
      aria-label={name}
      tabIndex={0}
    >
      <table className="w-full text-sm tabular-nums" aria-label={name}>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="px-3 py-2 text-left font-medium">
              {first?.name}
            </th>
            {others.map((column) => (
              <th key={column.name} scope="col" className={clsx(look(column), 'font-medium')}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-0">
              <th scope="row" className="max-w-64 px-3 py-2 text-left font-medium break-words">
                {first?.renderCell(row)}
              </th>
              {others.map((column) => (
                <td key={column.name} className={look(column)}>
                  {column.renderCell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total && rows.length > 1 && (
          <tfoot>
            <tr className="border-t-2 border-edge font-bold">
              <th scope="row" className="px-3 py-2 text-left">
                {total.name}
              </th>
              {others.map((column) => (
                <td key={column.name} className={look(column)}>
                  {column.renderCell(total.row)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
