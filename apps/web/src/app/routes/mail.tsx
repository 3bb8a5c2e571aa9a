import { useParams } from 'react-router';
import { MailReader } from '../../features/backoffice/mail-reader.tsx';
import { OperatorOnly } from '../../features/backoffice/operator-only.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function MailPage() {
  const { mailId = '' } = useParams();
  return (
    <Page width="text">
      <title>Mail · Houseful</title>
      <OperatorOnly path={`/backoffice/mailbox/${mailId}`}>
        <MailReader mailId={mailId} />
      </OperatorOnly>
    </Page>
  );
}
