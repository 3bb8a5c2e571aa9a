import { useNavigation } from 'react-router';
import { useWords } from '../../lib/i18n/words.ts';

/** A thin light along the top while the next page is on its way. */
export function NavigationBar() {
  const { t } = useWords();
  const busy = useNavigation().state !== 'idle';
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-40 h-0.5">
      {busy && (
        <>
          <div className="skeleton h-full rounded-none bg-bulb" />
          <span className="sr-only">{t('shell.loading')}</span>
        </>
      )}
    </div>
  );
}
