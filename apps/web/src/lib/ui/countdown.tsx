import clsx from 'clsx';
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { countdownAnnouncement, formatCountdown } from '../time/countdown.ts';
import { useCountdown } from '../time/use-countdown.ts';

const HURRY_SECONDS = 60;

interface CountdownProps {
  expiresAt: string;
  /** Called once when the time is over. */
  onOver?: () => void;
  className?: string;
}

/** The time left, calm to look at, and read out only at the moments that matter. */
export function Countdown({ expiresAt, onOver, className }: CountdownProps) {
  const words = useWords();
  const seconds = useCountdown(expiresAt);
  const [announcement, setAnnouncement] = useState('');
  const over = seconds === 0;

  useEffect(() => {
    const text = countdownAnnouncement(seconds, words);
    if (text) setAnnouncement(text);
  }, [seconds, words]);
  const tellOver = useEffectEvent(() => onOver?.());
  useEffect(() => {
    if (over) tellOver();
  }, [over]);

  return (
    <span className={clsx('inline-flex', className)}>
      <span
        role="timer"
        aria-label={words.t('countdown.left', { time: formatCountdown(seconds) })}
        className={clsx('font-bold tabular-nums', seconds <= HURRY_SECONDS && 'text-warn')}
      >
        {formatCountdown(seconds)}
      </span>
      <span className="sr-only" aria-live="polite">
        {announcement}
      </span>
    </span>
  );
}
