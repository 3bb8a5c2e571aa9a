import clsx from 'clsx';
import type { ReactNode } from 'react';
import { describeProblem } from '../i18n/describe-problem.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from './button.tsx';

type Tone = 'info' | 'good' | 'warn' | 'bad';

const TONES: Record<Tone, string> = {
  info: 'border-line bg-raised text-ink',
  good: 'border-good/60 bg-raised text-ink',
  warn: 'border-warn/70 bg-raised text-ink',
  bad: 'border-bad/70 bg-bad-ground text-ink',
};

interface NoticeProps {
  tone?: Tone;
  title?: string | undefined;
  /** Interrupts a screen reader; for what the buyer must know now. */
  urgent?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Notice({ tone = 'info', title, urgent, className, children }: NoticeProps) {
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={clsx('rounded-lg border px-4 py-3 text-sm', TONES[tone], className)}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: () => void;
  /** Another way on. */
  children?: ReactNode;
}

/** A failure in the buyer's words, with a way on. Says nothing when there is no error. */
export function ProblemNotice({ error, onRetry, children }: ProblemNoticeProps) {
  const words = useWords();
  if (!error) return null;
  const problem = describeProblem(error, words);
  return (
    <Notice tone="bad" title={problem.title} urgent>
      {problem.detail && <p className="mt-1 text-muted">{problem.detail}</p>}
      {problem.instance && (
        <p className="mt-1 text-xs text-faint">
          {words.t('ui.reference', { instance: problem.instance })}
        </p>
      )}
      {onRetry && (
        <Button look="quiet" className="mt-3" onClick={onRetry}>
          {words.t('shell.tryAgain')}
        </Button>
      )}
      {children}
    </Notice>
  );
}
