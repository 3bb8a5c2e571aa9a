import { useWords } from '../../lib/i18n/words.ts';

/** The browser is on its way to the payment page; if it is not, here is the way. */
export function Opening({ payUrl }: { payUrl: string }) {
  const { t } = useWords();
  return (
    <p className="text-center text-sm text-muted" role="status">
      {t('checkout.opening')}…{' '}
      <a href={payUrl} className="inline-block py-1 text-bulb underline underline-offset-4">
        {t('checkout.openYourself')}
      </a>
    </p>
  );
}
