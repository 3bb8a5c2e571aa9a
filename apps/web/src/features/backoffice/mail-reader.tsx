import { type Mail, notificationsOperations } from '@houseful/contract/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../lib/browser.ts';
import { saveFile } from '../../lib/files/save-file.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { DownloadIcon } from '../../lib/ui/icons.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from './device-time-zone.ts';
import { MailPaper } from './mail-paper.tsx';

export function MailReader({ mailId }: { mailId: string }) {
  const { t } = useWords();
  const {
    data: mail,
    error,
    refetch,
  } = useQuery({
    queryKey: ['mail', mailId],
    queryFn: () => api.call(notificationsOperations.getMail, { mailId }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [asText, setAsText] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <Link to="/backoffice/mailbox" className="w-fit text-bulb underline-offset-4 hover:underline">
        {t('mailbox.back')}
      </Link>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {mail ? (
        <>
          <MailHead mail={mail} />
          <Attachments mail={mail} />
          {asText || mail.html === '' ? (
            <pre className="rounded-card border border-line bg-surface p-4 text-sm whitespace-pre-wrap">
              {mail.text}
            </pre>
          ) : (
            <MailPaper title={mail.subject} html={mail.html} />
          )}
          <Button look="plain" className="self-start" onClick={() => setAsText(!asText)}>
            {asText ? t('mailbox.asDesigned') : t('mailbox.asText')}
          </Button>
        </>
      ) : (
        !error && <MailSkeleton />
      )}
    </div>
  );
}

function MailHead({ mail }: { mail: Mail }) {
  const { t, moment } = useWords();
  const { from, to, subject } = mail;
  return (
    <header>
      <h1 className="text-2xl font-bold">{subject}</h1>
      <p className="text-sm text-muted">
        {t('mailbox.fromTo', { from, to, when: moment(mail.sentAt, deviceTimeZone()) })}
      </p>
    </header>
  );
}

function Attachments({ mail }: { mail: Mail }) {
  const { t, number } = useWords();
  const save = useMutation({
    mutationFn: async ({ index, filename }: Mail['attachments'][number]) => {
      const { getMailAttachment } = notificationsOperations;
      saveFile(await api.download(getMailAttachment, { mailId: mail.mailId, index }), filename);
    },
  });
  if (mail.attachments.length === 0) return null;
  return (
    <section aria-label={t('mailbox.attachments')} className="flex flex-wrap gap-2">
      {mail.attachments.map((attachment) => (
        <Button
          key={attachment.index}
          look="quiet"
          size="small"
          onClick={() => save.mutate(attachment)}
        >
          <DownloadIcon /> {attachment.filename} ({number(kilobytes(attachment.bytes))} kB)
        </Button>
      ))}
      <ProblemNotice error={save.error} />
    </section>
  );
}

const BYTES_PER_KILOBYTE = 1_000;

function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / BYTES_PER_KILOBYTE));
}

function MailSkeleton() {
  const { t } = useWords();
  return (
    <>
      <LoadingLabel>{t('mailbox.loadingMail')}</LoadingLabel>
      <Skeleton className="h-9 w-2/3" />
      <Skeleton className="h-96" />
    </>
  );
}
