import { useSyncExternalStore } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { installOffer } from '../../lib/offline/install.ts';
import { Button } from '../../lib/ui/button.tsx';

/** Offers the home screen where the browser can do it, and says nothing anywhere else. */
export function InstallOffer() {
  const { t } = useWords();
  const offer = useSyncExternalStore(installOffer.subscribe, installOffer.current, () => null);
  if (!offer) return null;
  return (
    <aside className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface p-4">
      <img src="/icons/houseful.svg" alt="" width={48} height={48} className="size-12" />
      <div className="min-w-48 flex-1">
        <p className="font-semibold">{t('offline.install')}</p>
        <p className="text-sm text-muted">{t('offline.installDetail')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void installOffer.accept()}>
          {t('offline.installButton')}
        </Button>
        <Button look="quiet" size="small" onClick={installOffer.decline}>
          {t('offline.notNow')}
        </Button>
      </div>
    </aside>
  );
}
