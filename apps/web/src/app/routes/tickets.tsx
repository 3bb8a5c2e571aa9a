import { OrderList } from '../../features/my-tickets/order-list.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function Tickets() {
  return (
    <Page width="text" className="flex flex-col gap-6">
      <title>My tickets · Houseful</title>
      <h1 className="font-sign text-3xl text-bulb">My tickets</h1>
      <OrderList />
    </Page>
  );
}
