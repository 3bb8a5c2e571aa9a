import { useState } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { type ShareOutcome, share } from '../../../lib/share/share.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ShareIcon } from '../../../lib/ui/icons.tsx';

/** Hands this page's address on: by the device's own sheet, or else by the clipboard. */
export function ShareButton({ name }: { name: string }) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<ShareOutcome | null>(null);
  const onShare = async () => setOutcome(await share({ title: name, url: location.href }));
  return (
    <span className="flex shrink-0 flex-col items-end gap-1">
      <Button look="quiet" size="small" onClick={() => void onShare()}>
        <ShareIcon />
        <span className="max-sm:sr-only">{t('titlePage.share')}</span>
      </Button>
      <span role="status" className="max-w-40 text-right text-xs text-muted">
        {outcome === 'copied' && t('titlePage.copied')}
        {outcome === 'failed' && t('titlePage.copyFailed')}
      </span>
    </span>
  );
}
