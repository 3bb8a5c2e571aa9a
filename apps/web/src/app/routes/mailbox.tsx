import { Mailbox } from '../../features/backoffice/mailbox.tsx';
import { OperatorOnly } from '../../features/backoffice/operator-only.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function MailboxPage() {
  return (
    <Page width="text" className="flex flex-col gap-6">
      <title>Mailbox · Houseful</title>
      <h1 className="font-sign text-3xl text-bulb">Mailbox</h1>
      <OperatorOnly path="/backoffice/mailbox">
        <Mailbox />
      </OperatorOnly>
    </Page>
  );
}
