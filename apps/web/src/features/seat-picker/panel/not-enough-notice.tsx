import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import type { BestWish } from '../model/hold-wish.ts';

interface NotEnoughNoticeProps {
  /** What could not be had. */
  wish: BestWish;
  seatsLeft: number;
  busy: boolean;
  onHold: (wish: BestWish) => void;
}

/** The house found no such seats: what is left, and nearly the same wishes in one tap. */
export function NotEnoughNotice({ wish, seatsLeft, busy, onHold }: NotEnoughNoticeProps) {
  const { t, number } = useWords();
  const { quantity: count, wheelchairs, together } = wish;
  const isTogether = together && count > 1;
  const isNarrowed = wish.categoryId !== undefined || wish.sectionId !== undefined;
  const title = () => {
    if (wheelchairs > 0) return t('seats.best.accessibleTitle');
    return isTogether
      ? t('seats.best.apartTitle', { count })
      : t('seats.best.noneTitle', { count });
  };
  const detail = () => {
    if (wheelchairs > 0) return t(isNarrowed ? 'seats.best.accessibleDetail' : 'seats.best.fewer');
    return isTogether && seatsLeft > 0
      ? t('seats.best.apartDetail', { count: seatsLeft, number: number(seatsLeft) })
      : t('seats.best.fewer');
  };
  const anywhere = { ...wish, categoryId: undefined, sectionId: undefined };
  return (
    <Notice tone="warn" title={title()} urgent>
      <p className="text-muted">{detail()}</p>
      <div className="flex flex-wrap gap-2">
        {isTogether && seatsLeft >= count && (
          <Button
            look="quiet"
            size="small"
            className="mt-2"
            busy={busy}
            onClick={() => onHold({ ...wish, together: false })}
          >
            {t('seats.best.apart', { count })}
          </Button>
        )}
        {isNarrowed && (
          <Button
            look="quiet"
            size="small"
            className="mt-2"
            busy={busy}
            onClick={() => onHold(anywhere)}
          >
            {t('seats.best.anywhere')}
          </Button>
        )}
      </div>
    </Notice>
  );
}
