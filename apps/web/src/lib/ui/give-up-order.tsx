import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemNotice } from './notice.tsx';

interface GiveUpOrderProps {
  busy: boolean;
  /** Why it did not work, if it was tried. */
  error: unknown;
  onGiveUp: () => void;
}

/** Gives the seats of an unpaid order back, having asked once. */
export function GiveUpOrder({ busy, error, onGiveUp }: GiveUpOrderProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="plain" onClick={() => setAsking(true)}>
        {t('payment.giveBack')}
      </Button>
      <Dialog open={asking} title={t('payment.giveBackAsk')} onClose={() => setAsking(false)}>
        <p className="text-muted">{t('payment.giveBackText')}</p>
        <ProblemNotice error={error} />
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} onClick={onGiveUp}>
            {t('payment.giveBackYes')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('payment.keep')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
