import { MoreButton } from '../../lib/ui/more-button.tsx';
import { notificationsOperations } from '@houseful/contract/notifications';
import { Link } from 'react-router';
import { api } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { usePages } from './lists/use-pages.ts';
import { deviceTimeZone } from './device-time-zone.ts';

const POLL_MS = 10_000;

/** Every mail the box office has sent while no SMTP server is set, newest first. */
export function Mailbox() {
  const { t, moment } = useWords();
  const query = usePages(
    ['mailbox'],
    (cursor) => api.call(notificationsOperations.listMails, { cursor, limit: 50 }),
    { refetchInterval: POLL_MS },
  );
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.items) {
    return (
      <div className="flex flex-col gap-2">
        <LoadingLabel>{t('mailbox.loading')}</LoadingLabel>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  const { items: mails } = query;
  if (mails.length === 0) {
    return <EmptyState title={t('mailbox.empty')}>{t('mailbox.emptyDetail')}</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {mails.map(({ mailId, subject, to, sentAt }) => (
          <li key={mailId}>
            <Link
              to={`/backoffice/mailbox/${mailId}`}
              className="flex flex-wrap justify-between gap-x-6 px-4 py-3 hover:bg-raised"
            >
              <span className="min-w-0">
                <span className="block font-semibold">{subject}</span>
                <span className="text-sm break-words text-muted">{t('mailbox.to', { to })}</span>
              </span>
              <time dateTime={sentAt} className="text-sm text-muted">
                {moment(sentAt, deviceTimeZone())}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton query={query}>{t('mailbox.showMore')}</MoreButton>
    </div>
  );
}
