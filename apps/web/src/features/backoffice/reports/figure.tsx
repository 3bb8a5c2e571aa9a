import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useReportWords } from './words/report-words.ts';

interface FigureProps {
  name: string;
  children: ReactNode;
  /** What it is held against. */
  change?: { readonly now: number; readonly before: number };
  /** Said below it instead. */
  detail?: string;
  /** Fewer is better. */
  lessIsGood?: boolean;
}

/** A figure that can be read from across the office. */
export function Figure({ name, children, change, detail, lessIsGood = false }: FigureProps) {
  const { say, percent } = useReportWords();
  return (
    <div className="flex min-w-0 flex-col-reverse justify-end rounded-card border border-line bg-surface px-4 py-3">
      {change && <dd className={clsx('text-xs', toneOf(change, lessIsGood))}>{words()}</dd>}
      {detail && <dd className="text-xs text-faint">{detail}</dd>}
      <dd className="text-xl font-bold break-words tabular-nums sm:text-2xl">{children}</dd>
      <dt className="text-sm text-muted">{name}</dt>
    </div>
  );

  function words(): string {
    const { now, before } = change ?? { now: 0, before: 0 };
    if (now === before) return say('change.same');
    if (before <= 0) return say('change.new');
    const hundredths = Math.round((Math.abs(now - before) * 100) / before);
    const values = { percent: percent(hundredths) };
    return now > before ? `▲ ${say('change.more', values)}` : `▼ ${say('change.less', values)}`;
  }
}

function toneOf(
  { now, before }: { readonly now: number; readonly before: number },
  lessIsGood: boolean,
): string {
  if (now === before || before <= 0) return 'text-faint';
  return now > before === lessIsGood ? 'text-bad' : 'text-good';
}

export function FigureRow({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">{children}</dl>;
}
