import clsx from 'clsx';
import type { Plan } from '@houseful/seat-plan/plan';
import { SWATCHES } from '../model/category-looks.ts';

interface CategoryChoiceProps {
  label: string;
  plan: Plan;
  /** Null when what is selected has several, or none. */
  value: string | null;
  onChange: (categoryId: string) => void;
}

/** The room's categories with their colours; one press paints. */
export function CategoryChoice({ label, plan, value, onChange }: CategoryChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-medium text-muted">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {plan.categories.map(({ id, name, colour }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === value}
            onClick={() => onChange(id)}
            className={clsx(
              'flex min-h-9 max-w-full items-center gap-2 rounded-lg border px-2.5 text-left text-sm hover:bg-raised',
              id === value ? 'border-bulb bg-raised font-semibold' : 'border-edge',
            )}
          >
            <Swatch colour={colour} />
            <span className="min-w-0 truncate">{name}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

export function Swatch({ colour }: { colour: number }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('size-3.5 shrink-0 rounded-sm border border-line', SWATCHES[colour])}
    />
  );
}
