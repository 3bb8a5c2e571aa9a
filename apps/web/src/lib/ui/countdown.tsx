import clsx from 'clsx';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { countdownAnnouncement, countdownText } from '../time/countdown.ts';
import { useCountdown } from '../time/use-countdown.ts';

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
  const time = countdownText(seconds, words);

  const before = useRef(seconds);
  useEffect(() => {
    const text = countdownAnnouncement(before.current, seconds, words);
    // What was said last is not true any more of an end that has moved.
    const isLonger = seconds > before.current;
    before.current = seconds;
    if (text || isLonger) setAnnouncement(text ?? '');
  }, [seconds, words]);
  const tellOver = useEffectEvent(() => onOver?.());
  useEffect(() => {
    if (over) tellOver();
  }, [over]);

  return (
    <span className={clsx('inline-flex', className)}>
      <span
        role="timer"
        aria-label={words.t('countdown.left', { time })}
        className="font-bold tabular-nums"
      >
        {time}
      </span>
      <span className="sr-only" aria-live="polite">
        {announcement}
      </span>
    </span>
  );
}
