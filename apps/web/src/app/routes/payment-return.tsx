import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { takeLanguageOfBuyer } from '../../lib/order/bank-visit.ts';
import { PaymentReturn } from '../../features/checkout/payment-return.tsx';
import { LANGUAGES, pathIn } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

/** Nothing on the way to the tickets leads elsewhere by a slip of the thumb. */
export const handle = { focused: true };

export default function PaymentReturnPage() {
  const { t } = useWords();
  const [query] = useSearchParams();
  useLanguageOfBuyer();
  return (
    <Page width="text">
      <title>{`${t('payment.title')} · Houseful`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="sr-only">{t('payment.title')}</h1>
      <PaymentReturn
        orderId={query.get('orderId') ?? ''}
        paymentToken={query.get('paymentToken')}
      />
    </Page>
  );
}

/** Banks know one way back, whatever the language: here it becomes the buyer's own again. */
function useLanguageOfBuyer(): void {
  const { language } = useWords();
  const { pathname, search } = useLocation();
  useEffect(() => {
    const left = takeLanguageOfBuyer();
    if (left === null || left === language || !LANGUAGES.includes(left)) return;
    location.replace(pathIn(left, pathname) + search);
  }, [language, pathname, search]);
}
