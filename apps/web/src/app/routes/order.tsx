import { useLocation, useParams } from 'react-router';
import { OrderScreen } from '../../features/my-tickets/order-screen.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function OrderPage() {
  const { t } = useWords();
  const { orderId = '' } = useParams();
  const { state } = useLocation();
  return (
    <Page width="wide">
      <title>{`${t('order.title')} · Houseful`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="sr-only">{t('order.title')}</h1>
      <OrderScreen key={orderId} orderId={orderId} justPaid={Object(state).justPaid === true} />
    </Page>
  );
}
