import { useParams } from 'react-router';
import { OrderAtDeskScreen } from '../../features/backoffice/orders/order-screen.tsx';
import { OrdersFrame } from '../../features/backoffice/orders/words/order-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskOrderPage() {
  const { orderId = '' } = useParams();
  return (
    <DeskPage title="way.orders" right="see-orders">
      {() => (
        <OrdersFrame>
          <OrderAtDeskScreen key={orderId} orderId={orderId} />
        </OrdersFrame>
      )}
    </DeskPage>
  );
}
