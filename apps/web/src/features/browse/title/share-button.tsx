import { useState } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ShareIcon } from '../../../lib/ui/icons.tsx';

/** Hands this page's address on: by the device's own sheet, or else by the clipboard. */
export function ShareButton({ name }: { name: string }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const share = async () => {
    const url = location.href;
    if (navigator.canShare?.({ url })) {
      // Closing the sheet is no failure.
      await navigator.share({ title: name, url }).catch(() => undefined);
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      setNote(t('titlePage.copied'));
    } catch {
      setNote(t('titlePage.copyFailed'));
    }
  };
  return (
    <span className="flex shrink-0 flex-col items-end gap-1">
      <Button look="quiet" size="small" onClick={() => void share()}>
        <ShareIcon />
        <span className="max-sm:sr-only">{t('titlePage.share')}</span>
      </Button>
      <span role="status" className="max-w-40 text-right text-xs text-muted">
        {note}
      </span>
    </span>
  );
}
