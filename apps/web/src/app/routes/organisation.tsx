import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';
import { OrganisationForm } from '../../features/backoffice/staff/organisation-form.tsx';

export default function OrganisationPage() {
  return (
    <DeskPage title="organisation.title" right="run-organisation">
      {(employment) => <OrganisationForm employment={employment} />}
    </DeskPage>
  );
}
