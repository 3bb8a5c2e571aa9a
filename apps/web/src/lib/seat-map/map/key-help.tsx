import { useWords } from '../../i18n/words.ts';

/** Which keys do what; for those who have a keyboard and a screen wide enough to go with it. */
export function KeyHelp() {
  const { t } = useWords();
  return (
    <details className="hidden text-sm text-muted lg:block">
      <summary className="w-fit rounded">{t('seats.map.keysTitle')}</summary>
      <ul className="mt-1.5 flex flex-col gap-1">
        <li>{t('seats.map.keyArrows')}</li>
        <li>{t('seats.map.keyEnds')}</li>
        <li>{t('seats.map.keySelect')}</li>
        <li>{t('seats.map.keyBlocks')}</li>
        <li>{t('seats.map.keyUp')}</li>
        <li>{t('seats.map.keyZoom')}</li>
      </ul>
    </details>
  );
}
