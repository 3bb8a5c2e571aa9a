import { isNoConnection } from '../../../lib/api/problem.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import type { HoldWish } from '../model/hold-wish.ts';

interface UnansweredHoldProps {
  error: unknown;
  wish: HoldWish | undefined;
  busy: boolean;
  onHold: (wish: HoldWish) => void;
}

/**
 * Before the gate: the leave to choose ended while an answer was lost. The same request, sent again, still
 * tells which seats it held. Says nothing when the last answer came.
 */
export function UnansweredHold({ error, wish, busy, onHold }: UnansweredHoldProps) {
  const { t } = useWords();
  if (!wish || !isNoConnection(error)) return null;
  return (
    <Notice tone="warn" title={t('seats.room.unansweredTitle')} urgent>
      <p className="mt-1 text-muted">{t('seats.room.unanswered')}</p>
      <Button className="mt-3 w-full" disabled={busy} onClick={() => onHold(wish)}>
        {t('seats.room.askAgain')}
      </Button>
    </Notice>
  );
}
