import { useParams } from 'react-router';
import { MailReader } from '../../features/backoffice/mail-reader.tsx';
import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function MailPage() {
  const { t } = useWords();
  const { mailId = '' } = useParams();
  return (
    <Page width="text">
      <title>{`${t('mailbox.mail')} · Houseful`}</title>
      <WithRight right="operator">
        <MailReader mailId={mailId} />
      </WithRight>
    </Page>
  );
}
