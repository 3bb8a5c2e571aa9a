import type { Category } from '@houseful/contract/booking';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import type { CategoryLook } from '../../../lib/seat-map/model/category-looks.ts';
import type { SeatFilter } from '../../../lib/seat-map/map/room-view.ts';
import { AccessibleIcon } from '../../../lib/seat-map/signs/accessible-icon.tsx';
import { CategorySign } from '../../../lib/seat-map/signs/category-sign.tsx';

interface PriceFilterProps {
  categories: readonly Category[];
  looks: ReadonlyMap<string, CategoryLook>;
  filter: SeatFilter;
  /** Whether the room has places for wheelchairs. */
  hasAccessible: boolean;
  onFilter: (filter: SeatFilter) => void;
}

/** Which colour and sign cost what; pressing one makes its seats stand out. */
export function PriceFilter(props: PriceFilterProps) {
  const { categories, looks, filter, hasAccessible, onFilter } = props;
  const { t, money } = useWords();
  const toggle = (categoryId: string) =>
    onFilter({
      ...filter,
      categoryId: filter.categoryId === categoryId ? null : categoryId,
    });
  const shown = categories.find(({ categoryId }) => categoryId === filter.categoryId)?.name;
  return (
    <>
      <ul
        aria-label={t('seats.prices.title')}
        className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-1 lg:mx-0 lg:flex-col lg:overflow-visible lg:px-0"
      >
        {categories.map(({ categoryId, name, price, seatsLeft }) => (
          <FilterChip
            key={categoryId}
            pressed={filter.categoryId === categoryId}
            onPress={() => toggle(categoryId)}
          >
            <CategorySign look={looks.get(categoryId)} />
            <span className={clsx(seatsLeft === 0 && 'line-through')}>{name}</span>
            <span className="font-semibold lg:ml-auto">{money(price)}</span>
            {seatsLeft === 0 && <span className="text-xs text-muted">{t('seats.soldOut')}</span>}
          </FilterChip>
        ))}
        {hasAccessible && (
          <FilterChip
            pressed={filter.accessible}
            onPress={() => onFilter({ ...filter, accessible: !filter.accessible })}
          >
            <AccessibleIcon />
            <span>{t('seats.prices.accessible')}</span>
          </FilterChip>
        )}
      </ul>
      <p role="status" className="sr-only">
        {shown && t('seats.prices.shown', { name: shown })}
      </p>
    </>
  );
}

interface FilterChipProps {
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
}

function FilterChip({ pressed, onPress, children }: FilterChipProps) {
  return (
    <li className="shrink-0">
      <button
        type="button"
        aria-pressed={pressed}
        onClick={onPress}
        className={clsx(
          'flex min-h-9 w-full items-center gap-2 rounded-full border px-3 text-left text-sm whitespace-nowrap lg:min-h-10 lg:rounded-lg lg:whitespace-normal',
          pressed
            ? 'border-bulb bg-raised ring-1 ring-bulb'
            : 'border-line hover:border-edge hover:bg-raised',
        )}
      >
        {children}
      </button>
    </li>
  );
}
