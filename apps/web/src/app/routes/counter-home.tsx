import { CounterHome } from '../../features/backoffice/counter/counter-home.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function CounterPage() {
  return (
    <DeskPage title="way.counter" right="sell">
      {() => <CounterHome />}
    </DeskPage>
  );
}
