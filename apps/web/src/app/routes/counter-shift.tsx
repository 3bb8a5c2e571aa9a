import { useParams, useSearchParams } from 'react-router';
import { ShiftReportScreen } from '../../features/backoffice/counter/shift-report.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function CounterShiftPage() {
  const { shiftId = '' } = useParams();
  const [search] = useSearchParams();
  const isMine = search.has('mine');
  return (
    <DeskPage title="way.counter" right={isMine ? 'sell' : 'see-money'}>
      {() => <ShiftReportScreen key={shiftId} shiftId={shiftId} isMine={isMine} />}
    </DeskPage>
  );
}
