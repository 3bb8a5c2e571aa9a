import { useSearchParams } from 'react-router';
import { PaymentReturn } from '../../features/checkout/payment-return.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function PaymentReturnPage() {
  const [query] = useSearchParams();
  return (
    <Page width="text">
      <title>Your payment · Houseful</title>
      <h1 className="sr-only">Your payment</h1>
      <PaymentReturn
        orderId={query.get('orderId') ?? ''}
        paymentToken={query.get('paymentToken')}
      />
    </Page>
  );
}
