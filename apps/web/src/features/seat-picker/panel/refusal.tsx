import { isProblem } from '../../../lib/api/problem.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import type { HoldWish } from '../model/hold-wish.ts';
import { LimitNotice } from './limit-notice.tsx';
import { NotEnoughNotice } from './not-enough-notice.tsx';
import { ToRoom } from './room-gate.tsx';

interface RefusalProps {
  error: unknown;
  /** What was refused. */
  wish: HoldWish | undefined;
  busy: boolean;
  onHold: (wish: HoldWish) => void;
}

/** Why nothing was held, with what can be had instead. Says nothing when there is no error. */
export function Refusal({ error, wish, busy, onHold }: RefusalProps) {
  const best = wish?.type === 'best' ? wish : null;
  if (isProblem(error, 'buyer-limit-reached')) {
    const fewer = (quantity: number) =>
      best && onHold({ ...best, quantity, wheelchairs: Math.min(best.wheelchairs, quantity) });
    return <LimitNotice {...error.members} busy={busy} onFewer={best && fewer} />;
  }
  if (best && isProblem(error, 'not-enough-seats')) {
    return <NotEnoughNotice {...error.members} wish={best} {...{ busy, onHold }} />;
  }
  if (isProblem(error, 'not-admitted')) {
    const { roomId } = error.members.waitingRoom;
    return (
      <ProblemNotice error={error}>
        <ToRoom roomId={roomId} />
      </ProblemNotice>
    );
  }
  return <ProblemNotice error={error} />;
}
