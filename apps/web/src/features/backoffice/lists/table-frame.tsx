import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useRowKeys } from './use-row-keys.ts';

export interface Head {
  readonly name: string;
  readonly className?: string;
  /** Told only to those who do not see what stands below it. */
  readonly isUnseen?: boolean;
}

interface TableFrameProps {
  caption: string;
  heads: readonly Head[];
  /** Columns keep the widths of their heads where there is room. */
  isFixed?: boolean;
  /** Rows, each with a link `data-row`. */
  children: ReactNode;
}

/** A table whose rows lead somewhere: arrows go from one to the next, Enter opens the one in focus, as links do. */
export function TableFrame({ caption, heads, isFixed = false, children }: TableFrameProps) {
  const rows = useRowKeys();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <table className={clsx('w-full text-left', isFixed && 'sm:table-fixed')}>
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-sm text-muted max-sm:sr-only">
          <tr>
            {heads.map(({ name, className = 'px-4', isUnseen }) => (
              <th key={name} scope="col" className={clsx('py-2 font-medium', className)}>
                {isUnseen ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...rows} className="divide-y divide-line">
          {children}
        </tbody>
      </table>
    </div>
  );
}

/** The look of a row that is a link as a whole, and of the link in it. */
export const ROW = 'relative hover:bg-raised';
export const ROW_LINK = 'block font-semibold after:absolute after:inset-0 hover:text-bulb';
