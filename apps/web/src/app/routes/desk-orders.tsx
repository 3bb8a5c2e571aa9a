import { Orders } from '../../features/backoffice/orders/orders.tsx';
import { OrdersFrame } from '../../features/backoffice/orders/words/order-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskOrdersPage() {
  return (
    <DeskPage title="way.orders" right="see-orders">
      {(employment) => (
        <OrdersFrame>
          <Orders employment={employment} />
        </OrdersFrame>
      )}
    </DeskPage>
  );
}
