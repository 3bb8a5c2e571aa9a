import { type ReactNode, useEffect, useRef } from 'react';
import { Spinner } from '../../lib/ui/spinner.tsx';

export type Mark = 'waiting' | 'clock' | 'no' | 'back' | 'cut' | 'ask' | 'good';

interface StateScreenProps {
  mark: Mark;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** One state of buying, told calmly. Takes the focus when what had it is gone from the page. */
export function StateScreen({ mark, title, children, action }: StateScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <section className="mx-auto flex w-full max-w-md flex-col items-center gap-4 py-8 text-center sm:py-12">
      <span className="flex size-18 items-center justify-center rounded-full border-4 border-dotted border-bulb bg-raised text-bulb">
        {mark === 'waiting' ? (
          <span className="scale-160">
            <Spinner />
          </span>
        ) : (
          <MarkIcon mark={mark} />
        )}
      </span>
      <h2
        ref={heading}
        tabIndex={-1}
        className="max-w-full font-sign text-2xl break-words text-bulb outline-none sm:text-3xl"
      >
        {title}
      </h2>
      {children && (
        <div className="flex w-full flex-col items-center gap-3 text-muted">{children}</div>
      )}
      {action && (
        <div className="mt-2 flex w-full flex-col items-stretch gap-3 sm:max-w-xs">{action}</div>
      )}
    </section>
  );
}

const SHAPES: Record<Exclude<Mark, 'waiting'>, string> = {
  clock: 'M10 2.7a7.3 7.3 0 1 0 0 14.6a7.3 7.3 0 1 0 0-14.6M10 5.8V10l2.8 1.8',
  no: 'M5 5l10 10M15 5 5 15',
  back: 'M8 4 4 8l4 4M4 8h8a4 4 0 0 1 0 8H9',
  cut: 'M3 3l14 14M5 10.5a7 7 0 0 1 3-1.8M12.5 9a7 7 0 0 1 2.5 1.5M2.5 7.5A11 11 0 0 1 5.5 5.6M9.5 4.5a11 11 0 0 1 8 3M8 13.5a3 3 0 0 1 4 0M10 16.2v.1',
  ask: 'M7 7.2a3 3 0 1 1 4.3 2.7c-.9.4-1.3 1-1.3 2.1M10 15.2v.1',
  good: 'm4 10.5 4 4 8-9',
};

function MarkIcon({ mark }: { mark: Exclude<Mark, 'waiting'> }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[mark]} />
    </svg>
  );
}
