import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';
import { People } from '../../features/backoffice/staff/people/people.tsx';

export default function PeoplePage() {
  return (
    <DeskPage title="people.title" right="manage-people">
      {(employment) => <People employment={employment} />}
    </DeskPage>
  );
}
