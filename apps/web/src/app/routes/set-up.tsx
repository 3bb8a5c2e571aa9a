import { ArrivalPage } from '../../features/backoffice/staff/arrival/arrival-page.tsx';
import { SetUp } from '../../features/backoffice/staff/arrival/set-up.tsx';

export const handle = { focused: true };

export default function SetUpPage() {
  return (
    <ArrivalPage title="setUp.title">
      <SetUp />
    </ArrivalPage>
  );
}
