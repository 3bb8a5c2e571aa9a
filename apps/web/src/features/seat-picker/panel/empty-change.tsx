import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import type { OwnHold } from '../use-own-hold.ts';

interface EmptyChangeProps {
  own: Pick<OwnHold, 'releasing' | 'release'>;
  /** Marks again what the hold has. */
  onReset: () => void;
}

/** Every seat of the hold was taken out of the choice: a hold without seats is none. */
export function EmptyChange({ own, onReset }: EmptyChangeProps) {
  const { t } = useWords();
  return (
    <Notice title={t('seats.own.emptyTitle')}>
      <p className="text-muted">{t('seats.own.empty')}</p>
      <span className="mt-2 flex flex-wrap gap-2">
        <Button look="quiet" size="small" onClick={onReset}>
          {t('seats.lone.keep')}
        </Button>
        <Button look="quiet" size="small" busy={own.releasing} onClick={own.release}>
          {t('seats.own.release')}
        </Button>
      </span>
    </Notice>
  );
}
