import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { goToBank } from '../../lib/order/bank-visit.ts';
import { giveUpUnpaid } from '../../lib/order/give-up-unpaid.ts';
import { QuestionIcon } from '../../lib/ui/icons.tsx';
import type { PayStep } from './place-order.ts';
import { StateScreen } from './state-screen.tsx';

interface PriceQuestionProps {
  step: Extract<PayStep, { kind: 'price-differs' }>;
}

/** The payment would take something else than was shown: nobody pays that without saying so. */
export function PriceQuestion({ step }: PriceQuestionProps) {
  const { t, money, language } = useWords();
  const navigate = useNavigate();
  const asked = money(step.asked);
  const refuse = useMutation({
    mutationFn: () => giveUpUnpaid(api, { orderId: step.orderId, total: step.asked }),
    onSuccess: () => void navigate(`/orders/${step.orderId}`, { replace: true }),
  });
  return (
    <StateScreen
      icon={<QuestionIcon />}
      title={t('checkout.priceTitle')}
      action={
        <>
          <Button look="quiet" busy={refuse.isPending} onClick={() => refuse.mutate()}>
            {t('checkout.priceRefuse')}
          </Button>
          <Button onClick={() => goToBank(step.payUrl, language)}>
            {t('checkout.priceAccept', { asked })}
          </Button>
        </>
      }
    >
      <p>{t('checkout.priceText', { shown: money(step.shown), asked })}</p>
      <ProblemNotice error={refuse.error} />
    </StateScreen>
  );
}
