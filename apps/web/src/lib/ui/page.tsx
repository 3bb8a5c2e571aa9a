import clsx from 'clsx';
import type { ReactNode } from 'react';

/** The column that a screen's content stands in. */
export function Page({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={clsx('mx-auto w-full max-w-6xl px-4 py-6 outline-none', className)}
    >
      {children}
    </main>
  );
}

/** A screen that has nothing to list: says so, and where to go from here. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 py-16 text-center">
      <h2 className="font-sign text-2xl text-bulb">{title}</h2>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  );
}
