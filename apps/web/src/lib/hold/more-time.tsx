import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../browser.ts';
import { useWords } from '../i18n/words.ts';
import { useCountdown } from '../time/use-countdown.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { holdKey } from './hold-key.ts';
import { isNearTheEnd, minutesMore } from './more-minutes.ts';

/** Shortly before a hold ends, once, the way to keep its seats longer; and what came of it. */
export function MoreTime({ hold }: { hold: Hold }) {
  const queries = useQueryClient();
  const extend = useMutation({
    mutationFn: () => api.call(bookingOperations.extendHold, { holdId: hold.holdId }),
    onSuccess: (extended) => queries.setQueriesData({ queryKey: holdKey(hold.holdId) }, extended),
    // Whatever went wrong, the hold itself says how things are.
    onError: () => queries.invalidateQueries({ queryKey: holdKey(hold.holdId) }),
  });
  return (
    <MoreTimeView
      {...hold}
      secondsLeft={useCountdown(hold.expiresAt)}
      isExtended={extend.isSuccess}
      busy={extend.isPending}
      error={extend.error}
      onExtend={extend.mutate}
    />
  );
}

interface MoreTimeViewProps extends Pick<Hold, 'expiresAt' | 'extendableTo'> {
  secondsLeft: number;
  isExtended: boolean;
  busy: boolean;
  error: unknown;
  onExtend: () => void;
}

export function MoreTimeView(props: MoreTimeViewProps) {
  const { expiresAt, extendableTo, secondsLeft, isExtended, busy, error, onExtend } = props;
  const { t, time } = useWords();
  // Like the clock that the buyer looks at, wherever the show is.
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isOffered = extendableTo !== null && isNearTheEnd(secondsLeft);
  return (
    <>
      <p role="status" className="text-sm text-muted empty:hidden">
        {isOffered && t('hold.moreText', { time: time(extendableTo, here) })}
        {isExtended && t('hold.moreDone', { time: time(expiresAt, here) })}
      </p>
      {isOffered && (
        <Button look="quiet" size="small" className="self-start" busy={busy} onClick={onExtend}>
          {t('hold.more', { count: minutesMore({ expiresAt, extendableTo }) })}
        </Button>
      )}
      <ProblemNotice error={error} />
    </>
  );
}
