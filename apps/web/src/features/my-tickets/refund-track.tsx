import type { OrderRefund, RefundStatus } from '@houseful/contract/cancellation';
import type { Money } from '@houseful/contract/primitives';
import clsx from 'clsx';
import { useWords } from '../../lib/i18n/words.ts';

const STAGES: readonly RefundStatus[] = ['PENDING', 'SENT', 'DONE'];

interface RefundTrackProps {
  refund: OrderRefund;
  /** What the house keeps by the policy; nothing where the order never came to be. */
  kept: Money | null;
}

/** Where the buyer's money is on its way back. */
export function RefundTrack({ refund, kept }: RefundTrackProps) {
  const { t, money } = useWords();
  const at = STAGES.indexOf(refund.status);
  const texts: Record<RefundStatus, readonly [string, string]> = {
    PENDING: [t('refund.decided'), t('refund.decidedDetail')],
    SENT: [t('refund.sent'), t('refund.sentDetail')],
    DONE: [t('refund.done'), t('refund.doneDetail')],
  };
  return (
    <section
      aria-labelledby="refund"
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5"
    >
      <div>
        <h2 id="refund" className="text-lg font-bold">
          {t('refund.title')}
        </h2>
        <p>{t('refund.amount', { amount: money(refund.amount) })}</p>
        {kept && kept.amount > 0 && (
          <p className="text-sm text-muted">{t('refund.kept', { amount: money(kept) })}</p>
        )}
      </div>
      <ol className="flex flex-col" aria-live="polite">
        {STAGES.map((stage, index) => (
          <Stage key={stage} texts={texts[stage]} place={placeOf(index, at)} />
        ))}
      </ol>
    </section>
  );
}

type Place = 'done' | 'now' | 'later';

/** The last stage reached is done when it is the end, and else what is under way. */
function placeOf(index: number, at: number): Place {
  if (index < at || at === STAGES.length - 1) return 'done';
  return index === at ? 'now' : 'later';
}

function Stage({
  texts: [title, detail],
  place,
}: {
  texts: readonly [string, string];
  place: Place;
}) {
  const { t } = useWords();
  const spoken = {
    done: t('refund.stageDone'),
    now: t('refund.stageNow'),
    later: t('refund.stageLater'),
  };
  return (
    <li className="group flex gap-3">
      <span className="flex flex-col items-center" aria-hidden="true">
        <span
          className={clsx(
            'flex size-6 items-center justify-center rounded-full border-2 text-xs font-bold',
            place === 'done' && 'border-good bg-good text-ground',
            place === 'now' && 'border-bulb text-bulb',
            place === 'later' && 'border-edge',
          )}
        >
          {place === 'done' && '✓'}
          {place === 'now' && '•'}
        </span>
        <span className="w-0.5 flex-1 bg-line group-last:hidden" />
      </span>
      <span className={clsx('pb-4 group-last:pb-0', place === 'later' && 'text-muted')}>
        <span className="font-semibold">
          {title}
          <span className="sr-only"> ({spoken[place]})</span>
        </span>
        {place !== 'later' && <span className="block text-sm text-muted">{detail}</span>}
      </span>
    </li>
  );
}
