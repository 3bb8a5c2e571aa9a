import { useWords } from '../../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';

interface LimitNoticeProps {
  seatsPerBuyerMax: number;
  /** How many more this buyer may have. */
  seatsStillAllowed: number;
  busy: boolean;
  /** Holds so many instead; null where the seats were named. */
  onFewer: ((count: number) => void) | null;
}

/** The show has a limit for each buyer, and this was more: what the buyer can still have. */
export function LimitNotice(props: LimitNoticeProps) {
  const { seatsPerBuyerMax, seatsStillAllowed: more, busy, onFewer } = props;
  const { t } = useWords();
  return (
    <Notice tone="warn" title={t('seats.limit.title', { count: seatsPerBuyerMax })} urgent>
      <p className="text-muted">
        {more > 0 ? t('seats.limit.more', { count: more }) : t('seats.limit.none')}
      </p>
      {more === 0 && (
        <ButtonLink look="quiet" size="small" className="mt-2" to="/tickets">
          {t('seats.limit.tickets')}
        </ButtonLink>
      )}
      {more > 0 && onFewer && (
        <Button
          look="quiet"
          size="small"
          className="mt-2"
          busy={busy}
          onClick={() => onFewer(more)}
        >
          {t('seats.limit.take', { count: more })}
        </Button>
      )}
    </Notice>
  );
}
