import type { ReactNode } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { useVisitor } from '../../lib/session/use-session.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { Skeleton } from '../../lib/ui/skeleton.tsx';

/**
 * Spares everybody else a screen that the API would refuse them. The API decides; this is courtesy.
 */
export function OperatorOnly({ path, children }: { path: string; children: ReactNode }) {
  const { t } = useWords();
  const visitor = useVisitor();
  if (visitor.kind === 'unknown') return <Skeleton className="h-40" />;
  if (visitor.kind === 'member' && visitor.user.roles.includes('operator')) return children;
  return (
    <EmptyState
      title={t('mailbox.operatorsOnly')}
      action={<ButtonLink to={`/account?next=${path}`}>{t('mailbox.signIn')}</ButtonLink>}
    >
      {t('mailbox.operatorsOnlyDetail')}
    </EmptyState>
  );
}
