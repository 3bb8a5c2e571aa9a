import clsx from 'clsx';

export interface HeatCell {
  /** From 0 to 1; null where there is nothing to be full. */
  readonly share: number | null;
  readonly text: string;
  /** As it is read: what, when, how much. */
  readonly name: string;
}

interface HeatTableProps {
  name: string;
  columns: readonly { readonly key: string | number; readonly text: string }[];
  rows: readonly {
    readonly key: string | number;
    readonly text: string;
    readonly cells: readonly HeatCell[];
  }[];
}

/** From faint to full; the words in a cell can be read on each of them. */
const HEATS = [
  'bg-seat-5/10',
  'bg-seat-5/20',
  'bg-seat-5/30',
  'bg-seat-5/45',
  'bg-seat-5 text-on-seat',
] as const;

/** A table whose cells are the warmer the fuller they are: chart and figures in one. */
export function HeatTable({ name, columns, rows }: HeatTableProps) {
  return (
    <div className="overflow-x-auto" role="region" aria-label={name} tabIndex={0}>
      <table className="w-full border-separate border-spacing-0.5 text-center text-xs tabular-nums">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{name}</span>
            </th>
            {columns.map(({ key, text }) => (
              <th key={key} scope="col" className="px-1 py-1 font-medium text-muted">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, text, cells }) => (
            <tr key={key}>
              <th scope="row" className="pr-2 text-left font-medium whitespace-nowrap text-muted">
                {text}
              </th>
              {cells.map((cell, place) => (
                <td
                  key={columns[place]?.key}
                  title={cell.name}
                  className={clsx('h-9 min-w-10 rounded-md px-1', heatOf(cell.share))}
                >
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function heatOf(share: number | null): string {
  if (share === null) return 'bg-raised/40';
  return HEATS[Math.min(HEATS.length - 1, Math.floor(share * HEATS.length))] ?? HEATS[0];
}
