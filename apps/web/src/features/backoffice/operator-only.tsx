import type { ReactNode } from 'react';
import { useVisitor } from '../../lib/session/use-session.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { Skeleton } from '../../lib/ui/skeleton.tsx';

/**
 * Spares everybody else a screen that the API would refuse them. The API decides; this is courtesy.
 */
export function OperatorOnly({ path, children }: { path: string; children: ReactNode }) {
  const visitor = useVisitor();
  if (visitor.kind === 'unknown') return <Skeleton className="h-40" />;
  if (visitor.kind === 'member' && visitor.user.roles.includes('operator')) return children;
  return (
    <EmptyState
      title="For the box office only"
      action={<ButtonLink to={`/account?next=${path}`}>Sign in</ButtonLink>}
    >
      Sign in with an operator’s account to see this page.
    </EmptyState>
  );
}
