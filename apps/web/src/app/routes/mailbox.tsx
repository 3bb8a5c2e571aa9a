import { Mailbox } from '../../features/backoffice/mailbox.tsx';
import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function MailboxPage() {
  const { t } = useWords();
  return (
    <Page width="text" className="flex flex-col gap-6">
      <title>{`${t('mailbox.title')} · Houseful`}</title>
      <h1 className="font-sign text-3xl text-bulb">{t('mailbox.title')}</h1>
      <WithRight right="operator">
        <Mailbox />
      </WithRight>
    </Page>
  );
}
