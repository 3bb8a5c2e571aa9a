import clsx from 'clsx';
import type { CategoryLook } from '../model/category-looks.ts';

/** A category's own shape in its own colour. */
export function CategorySign({ look }: { look: CategoryLook | undefined }) {
  return (
    <svg viewBox="-9 -9 18 18" className="size-4 shrink-0" aria-hidden="true">
      <path d={look?.sign} className={clsx(look?.fillClass)} />
    </svg>
  );
}
