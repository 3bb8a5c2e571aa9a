import type { OrderDetails } from '@houseful/contract/booking';
import clsx from 'clsx';
import { useState } from 'react';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useOnline } from '../../lib/offline/use-online.ts';
import { Button } from '../../lib/ui/button.tsx';
import { CancelPaid } from './cancel-paid.tsx';
import { type PolicyStep, policySteps } from './policy.ts';

/** The cancellation policy that was bought with the tickets, in words, and the way to use it. */
export function ChangeOfPlans({ order }: { order: OrderDetails }) {
  const { t } = useWords();
  const online = useOnline();
  const [asking, setAsking] = useState(false);
  const steps = policySteps(order.cancellation, order.show.startsAt, serverTime.now());
  const open = steps.some(({ state }) => state === 'now');
  return (
    <section
      aria-labelledby="change"
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5"
    >
      <h2 id="change" className="text-lg font-bold">
        {t('order.changeTitle')}
      </h2>
      {steps.length === 0 && <p className="text-sm text-muted">{t('order.policyNone')}</p>}
      {steps.length > 0 && !open && <p className="text-sm text-muted">{t('order.policyClosed')}</p>}
      {open && (
        <>
          <ol className="flex flex-col gap-2 text-sm">
            {steps.map((step) => (
              <StepWords key={step.until} step={step} timeZone={order.show.timeZone} />
            ))}
            <li className="flex gap-3 text-muted">
              <Dot /> {t('order.policyAfter')}
            </li>
          </ol>
          <p className="text-sm text-muted">
            {order.cancellation.feesRefunded ? t('order.policyFeeBack') : t('order.policyFeeKept')}
          </p>
          {online ? (
            <Button look="quiet" className="self-start" onClick={() => setAsking(true)}>
              {t('order.cancel')}
            </Button>
          ) : (
            <p className="text-sm text-muted">{t('offline.needsConnection')}</p>
          )}
        </>
      )}
      <CancelPaid order={order} open={asking} onClose={() => setAsking(false)} />
    </section>
  );
}

function StepWords({ step, timeZone }: { step: PolicyStep; timeZone: string }) {
  const { t, moment, percent } = useWords();
  const text = t('order.policyStep', {
    when: moment(step.until, timeZone),
    percent: percent(step.refundPercent),
  });
  return (
    <li
      className={clsx(
        'flex gap-3',
        step.state === 'over' && 'text-muted line-through',
        step.state === 'now' && 'font-semibold',
      )}
    >
      <Dot lit={step.state === 'now'} />
      <span>
        {text}
        {step.state === 'now' && <span className="text-good"> · {t('order.policyNow')}</span>}
      </span>
    </li>
  );
}

function Dot({ lit = false }: { lit?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('mt-1.5 size-2 shrink-0 rounded-full', lit ? 'bg-good' : 'bg-edge')}
    />
  );
}
