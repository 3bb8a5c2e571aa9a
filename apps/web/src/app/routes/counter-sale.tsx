import { useParams } from 'react-router';
import { SaleScreen } from '../../features/backoffice/counter/sale-screen.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function CounterSalePage() {
  const { orderId = '' } = useParams();
  return (
    <DeskPage title="way.counter" right="sell">
      {() => <SaleScreen key={orderId} orderId={orderId} />}
    </DeskPage>
  );
}
