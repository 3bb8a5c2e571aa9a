import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import clsx from 'clsx';
import { useDeskWords } from './words/desk-words.ts';

const LOOKS: Record<WaitingRoomPhase, string> = {
  closed: 'border-edge text-muted',
  lobby: 'border-warn text-warn',
  draw: 'border-warn text-warn',
  fifo: 'border-good text-good',
  draining: 'border-bulb text-bulb',
  ended: 'border-line text-faint',
};

/** Where a room is in its life. */
export function PhaseBadge({ phase, paused }: { phase: WaitingRoomPhase; paused: boolean }) {
  const { say } = useDeskWords();
  const isHeld = paused && phase !== 'ended';
  return (
    <span
      className={clsx(
        'inline-flex w-fit items-center rounded-full border px-3 py-0.5 text-sm font-semibold whitespace-nowrap',
        isHeld ? 'border-bad text-bad' : LOOKS[phase],
      )}
    >
      {isHeld ? say('paused') : say(`phase.${phase}`)}
    </span>
  );
}
