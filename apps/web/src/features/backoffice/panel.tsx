import clsx from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';

interface PanelProps {
  title: string;
  detail?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** One matter of a room, with its name above it. */
export function Panel({ title, detail, className, children }: PanelProps) {
  return (
    <section
      aria-label={title}
      className={clsx(
        'flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 sm:p-5',
        className,
      )}
    >
      <div>
        <h2 className="text-lg font-bold">{title}</h2>
        {detail && <p className="text-sm text-muted">{detail}</p>}
      </div>
      {children}
    </section>
  );
}

interface FoldedProps {
  title: string;
  /** Something in it is to be mended: it opens, so that it can be seen. */
  flawed?: boolean;
  children: ReactNode;
}

/** What is seldom needed, folded away below its name. */
export function Folded({ title, flawed = false, children }: FoldedProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (flawed && ref.current) ref.current.open = true;
  }, [flawed]);
  return (
    <details ref={ref} className="min-w-0">
      <summary className="min-h-11 py-2 font-semibold text-bulb underline-offset-4 hover:underline">
        {title}
      </summary>
      <div className="flex flex-col gap-4 pt-2">{children}</div>
    </details>
  );
}
