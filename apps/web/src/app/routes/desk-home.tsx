import { DeskHome } from '../../features/backoffice/staff/desk-home.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskHomePage() {
  return (
    <DeskPage title="home.title" right={null}>
      {(employment) => <DeskHome employment={employment} />}
    </DeskPage>
  );
}
