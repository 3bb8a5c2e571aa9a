import { useLocation, useParams } from 'react-router';
import { OrderScreen } from '../../features/my-tickets/order-screen.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function OrderPage() {
  const { orderId = '' } = useParams();
  const { state } = useLocation();
  return (
    <Page className="max-w-4xl">
      <title>Your order · Houseful</title>
      <OrderScreen key={orderId} orderId={orderId} justPaid={Object(state).justPaid === true} />
    </Page>
  );
}
