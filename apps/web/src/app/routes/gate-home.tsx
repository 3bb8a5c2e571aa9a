import { GateHome } from '../../features/backoffice/gate/gate-home.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function GateHomePage() {
  return (
    <DeskPage title="way.gate" right="run-gate">
      {(employment) => <GateHome employment={employment} />}
    </DeskPage>
  );
}
