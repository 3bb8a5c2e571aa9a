import { useWords } from '../../lib/i18n/words.ts';
import { useOnline } from '../../lib/offline/use-online.ts';
import { OfflineIcon } from '../../lib/ui/icons.tsx';

/** Says above every page that the device has no connection, and what works all the same. */
export function OfflineBar() {
  const { t } = useWords();
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 border-b border-line bg-raised px-4 py-2 text-center text-sm font-medium text-ink">
          <span className="text-warn">
            <OfflineIcon />
          </span>
          <span className="min-w-0">{t('shell.offline')}</span>
        </p>
      )}
    </div>
  );
}
