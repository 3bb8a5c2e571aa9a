import { orderDeskOperations } from '@houseful/contract/order-desk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api/problem.ts';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { useOrderWords } from './words/order-words.ts';

interface Progress {
  readonly done: number;
  readonly sent: number;
  /** How many failed, by what went wrong. */
  readonly failed: ReadonlyMap<string, number>;
}

const NOTHING: Progress = { done: 0, sent: 0, failed: new Map() };

/** Sends the mails of the chosen orders again, one after the other; begun again it sends none twice. */
export function BulkResend({
  orderIds,
  onClose,
}: {
  orderIds: readonly string[];
  onClose: () => void;
}) {
  const { say, t } = useOrderWords();
  const [progress, setProgress] = useState(NOTHING);
  const [key] = useState(newKey);
  const sending = useMutation({
    mutationFn: async () => {
      let now = NOTHING;
      for (const orderId of orderIds) {
        now = await send(orderId, `${key}-${orderId}`, now);
        setProgress(now);
      }
    },
  });
  const title = (code: string) =>
    t(`problems.${code}.title` as 'problems.bug.title', { defaultValue: code });
  return (
    <Dialog open title={say('bulk.title')} onClose={onClose}>
      {sending.isIdle && <p>{say('bulk.detail', { count: orderIds.length })}</p>}
      {!sending.isIdle && (
        <div className="flex flex-col gap-2" role="status">
          <progress
            className="h-3 w-full accent-marquee"
            value={progress.done}
            max={orderIds.length}
            aria-label={say('bulk.title')}
          />
          <p className="text-sm text-muted">
            {say('bulk.progress', { done: progress.done, all: orderIds.length })}
          </p>
          {sending.isSuccess && <p>{say('bulk.done', { sent: progress.sent })}</p>}
          {[...progress.failed].map(([code, count]) => (
            <p key={code} className="text-bad">
              {say('bulk.failed', { count, why: title(code) })}
            </p>
          ))}
        </div>
      )}
      {sending.isSuccess ? (
        <Button onClick={onClose}>{say('bulk.close')}</Button>
      ) : (
        <Button busy={sending.isPending} onClick={() => sending.mutate()}>
          {say('bulk.start')}
        </Button>
      )}
    </Dialog>
  );
}

async function send(orderId: string, idempotencyKey: string, before: Progress): Promise<Progress> {
  const { done, sent, failed } = before;
  try {
    await api.call(orderDeskOperations.resendOrder, { orderId }, { idempotencyKey });
    return { done: done + 1, sent: sent + 1, failed };
  } catch (error) {
    const code = error instanceof ApiProblem ? error.code : 'bug';
    const more = new Map(failed).set(code, (failed.get(code) ?? 0) + 1);
    return { done: done + 1, sent, failed: more };
  }
}
