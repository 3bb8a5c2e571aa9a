import type { Hold } from '@houseful/contract/booking';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { isProblem } from '../../lib/api/problem.ts';
import { api } from '../../lib/browser.ts';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { ClockIcon, CloseIcon, ReturnIcon } from '../../lib/ui/icons.tsx';
import { SeatsCard } from './seats-card.tsx';
import { StateScreen } from './state-screen.tsx';
import { takeAgain } from './take-again.ts';

interface EndedHoldProps {
  hold: Hold;
  status: 'EXPIRED' | 'RELEASED';
}

/** The seats are on sale again: told kindly, and theirs again in one tap if nobody was faster. */
export function EndedHold({ hold, status }: EndedHoldProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: () => takeAgain(api, hold),
    onSuccess: (held) => {
      rememberHold(held.showId, held.holdId);
      void navigate(`/checkout/${held.holdId}`, { replace: true });
    },
  });
  const toMap = `/shows/${hold.showId}/seats`;
  if (isProblem(again.error, 'seats-taken') || isProblem(again.error, 'not-enough-seats')) {
    const lost = isProblem(again.error, 'seats-taken') ? again.error.members.seatIds : [];
    const lines = hold.quote.lines.filter(({ seatId }) => lost.includes(seatId));
    return (
      <StateScreen
        key="lost"
        icon={<CloseIcon />}
        title={t('checkout.lostTitle')}
        action={<ButtonLink to={toMap}>{t('checkout.chooseOthers')}</ButtonLink>}
      >
        <p>
          {lines.length > 0
            ? t('checkout.lostText', { seats: seatsInShort(lines) })
            : t('checkout.lostSome')}
        </p>
      </StateScreen>
    );
  }
  const expired = status === 'EXPIRED';
  return (
    <StateScreen
      icon={expired ? <ClockIcon /> : <ReturnIcon />}
      title={t(expired ? 'checkout.expiredTitle' : 'checkout.releasedTitle')}
      action={
        <>
          <Button busy={again.isPending || again.isSuccess} onClick={() => again.mutate()}>
            {t('checkout.takeAgain')}
          </Button>
          <ButtonLink look="quiet" to={toMap}>
            {t('checkout.chooseOthers')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(expired ? 'checkout.expiredText' : 'checkout.releasedText')}</p>
      <SeatsCard showId={hold.showId} quote={hold.quote} />
      <ProblemNotice error={again.error} />
    </StateScreen>
  );
}
