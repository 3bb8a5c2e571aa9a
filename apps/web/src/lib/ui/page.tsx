import clsx from 'clsx';
import type { ReactNode } from 'react';

type PageWidth = 'board' | 'full' | 'wide' | 'text' | 'form';

const WIDTHS: Record<PageWidth, string> = {
  board: 'max-w-none',
  full: 'max-w-6xl',
  wide: 'max-w-4xl',
  text: 'max-w-3xl',
  form: 'max-w-md',
};

interface PageProps {
  width?: PageWidth;
  className?: string;
  children: ReactNode;
}

/** The column that a screen's content stands in. */
export function Page({ width = 'full', className, children }: PageProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={clsx('mx-auto w-full px-4 py-6 outline-none', WIDTHS[width], className)}
    >
      {children}
    </main>
  );
}

interface EmptyStateProps {
  title: string;
  /** `h1` where it is all the page has to say, `h3` within a section. */
  heading?: 'h1' | 'h2' | 'h3';
  children?: ReactNode;
  action?: ReactNode;
}

/** A screen that has nothing to list: says so, and where to go from here. */
export function EmptyState({ title, heading: Heading = 'h2', children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col items-center gap-3 py-16 text-center">
      <Heading className="max-w-full font-sign text-2xl text-bulb">{title}</Heading>
      {children && <div className="text-muted">{children}</div>}
      {action}
    </div>
  );
}
