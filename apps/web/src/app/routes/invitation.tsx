import { AcceptInvitation } from '../../features/backoffice/staff/arrival/accept-invitation.tsx';
import { ArrivalPage } from '../../features/backoffice/staff/arrival/arrival-page.tsx';

export const handle = { focused: true };

export default function InvitationPage() {
  return (
    <ArrivalPage title="invitation.title">
      <AcceptInvitation />
    </ArrivalPage>
  );
}
