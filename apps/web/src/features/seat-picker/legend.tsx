import type { Category } from '@houseful/contract/booking';
import clsx from 'clsx';
import { formatMoney } from '../../lib/format/money.ts';
import type { CategoryColour } from './category-colours.ts';

interface LegendProps {
  categories: readonly Category[];
  colours: ReadonlyMap<string, CategoryColour>;
}

/** Which colour costs what. */
export function Legend({ categories, colours }: LegendProps) {
  return (
    <ul aria-label="Prices" className="flex flex-wrap gap-x-4 gap-y-1.5 lg:flex-col">
      {categories.map((category) => (
        <li key={category.categoryId} className="flex shrink-0 items-center gap-1.5 text-sm">
          <Swatch className={colours.get(category.categoryId)?.fillClass} />
          <span>{category.name}</span>
          <span className="font-semibold lg:ml-auto">{formatMoney(category.price)}</span>
        </li>
      ))}
    </ul>
  );
}

/** How a seat looks that is marked, or that cannot be had. */
export function Signs() {
  return (
    <ul
      aria-label="Signs"
      className="mr-auto flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted lg:text-sm"
    >
      <li className="flex items-center gap-1">
        <Swatch className="fill-on-marquee stroke-marquee-bright" mark="m4.8 8 2.4 2.5 4-5" />
        Selected
      </li>
      <li className="flex items-center gap-1">
        <Swatch className="fill-surface stroke-edge" dashed />
        Held
      </li>
      <li className="flex items-center gap-1">
        <Swatch className="fill-line" small />
        Sold
      </li>
    </ul>
  );
}

interface SwatchProps {
  className: string | undefined;
  mark?: string;
  dashed?: boolean;
  small?: boolean;
}

function Swatch({ className, mark, dashed, small }: SwatchProps) {
  const inset = small ? 4.5 : 1.5;
  return (
    <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
      <rect
        x={inset}
        y={inset}
        width={16 - 2 * inset}
        height={16 - 2 * inset}
        rx={3}
        strokeWidth={1.5}
        strokeDasharray={dashed ? '3 2' : undefined}
        className={clsx(className)}
      />
      {mark && <path d={mark} className="fill-none stroke-marquee" strokeWidth={2} />}
    </svg>
  );
}
