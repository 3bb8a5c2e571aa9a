import { Countdown } from '../../lib/ui/countdown.tsx';
import { ClockIcon } from '../../lib/ui/icons.tsx';

interface TimeBarProps {
  text: string;
  expiresAt: string;
  onOver?: () => void;
}

/** The time that is left, always in sight and never loud. */
export function TimeBar({ text, expiresAt, onOver }: TimeBarProps) {
  return (
    <p className="sticky top-0 z-10 -mx-4 -mt-6 flex items-center gap-2 border-b border-line bg-surface px-4 py-2.5 text-left text-sm sm:mx-0 sm:mt-0 sm:rounded-lg sm:border sm:text-base">
      <span className="text-bulb">
        <ClockIcon />
      </span>
      <span className="min-w-0 flex-1">{text}</span>
      <Countdown
        expiresAt={expiresAt}
        {...(onOver ? { onOver } : {})}
        className="shrink-0 text-lg text-bulb"
      />
    </p>
  );
}
