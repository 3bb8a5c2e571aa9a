import { useLocation, useParams } from 'react-router';
import { OrderScreen } from '../../features/my-tickets/order-screen.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function OrderPage() {
  const { orderId = '' } = useParams();
  const { state } = useLocation();
  return (
    <Page width="wide">
      <title>Your order · Houseful</title>
      <h1 className="sr-only">Your order</h1>
      <OrderScreen key={orderId} orderId={orderId} justPaid={Object(state).justPaid === true} />
    </Page>
  );
}
