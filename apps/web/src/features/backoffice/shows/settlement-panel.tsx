import type { ShowSettlement } from '@houseful/contract/shows-desk';
import { Panel } from '../panel.tsx';
import { useShowsWords } from './words/shows-words.ts';

/** How far everything has come that follows from a cancellation or a move; counted anew each time, so a reload shows the same. */
export function SettlementPanel({ settlement }: { settlement: ShowSettlement }) {
  const { say, money, number } = useShowsWords();
  const { kind, orders, refunds, mails, done } = settlement;
  const owed = refunds?.PENDING.count ?? 0;
  const sent = refunds?.SENT.count ?? 0;
  const paidBack = refunds?.DONE.count ?? 0;
  const told = mails.sent + mails.failed + mails.none;
  const letters = Math.max(orders.total - mails.none, 0);
  return (
    <Panel
      title={say(done ? `settle.${kind}Done` : `settle.${kind}`)}
      detail={done ? undefined : say('settle.leave')}
    >
      <Track
        label={say(kind === 'cancelled' ? 'settle.orders' : 'settle.ordersTold')}
        done={orders.total - orders.left}
        total={orders.total}
      />
      {refunds && (
        <Track
          label={say('settle.refunds')}
          done={paidBack}
          total={owed + sent + paidBack}
          detail={[
            say('settle.refundsDetail', {
              ...{ owed: number(owed), sent: number(sent), done: number(paidBack) },
            }),
            refunds.DONE.amount && say('settle.money', { amount: money(refunds.DONE.amount) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      )}
      <Track
        label={say('settle.mails')}
        done={mails.sent}
        total={Math.max(letters, told - mails.none)}
        detail={[
          mails.none > 0 && say('settle.mailsNone', { count: mails.none }),
          mails.failed > 0 && say('settle.mailsFailed', { count: mails.failed }),
        ]
          .filter(Boolean)
          .join(' ')}
      />
    </Panel>
  );
}

interface TrackProps {
  label: string;
  done: number;
  total: number;
  detail?: string;
}

function Track({ label, done, total, detail }: TrackProps) {
  const { say, number } = useShowsWords();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="tabular-nums">
          {say('settle.of', { done: number(done), total: number(total) })}
        </span>
      </div>
      <progress
        aria-label={label}
        value={done}
        max={Math.max(total, 1)}
        className="h-2.5 w-full overflow-hidden rounded-full accent-good"
      />
      {detail && <p className="text-sm text-muted">{detail}</p>}
    </div>
  );
}
