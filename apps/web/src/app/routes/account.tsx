import { useNavigate, useSearchParams } from 'react-router';
import { AccountForms } from '../../features/account/account-forms.tsx';
import { Profile } from '../../features/account/profile.tsx';
import { useVisitor, type Visitor } from '../../lib/session/use-session.ts';
import { Notice } from '../../lib/ui/notice.tsx';
import { Page } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { pathWithin } from '../path-within.ts';

export default function Account() {
  const visitor = useVisitor();
  return (
    <Page width="form" className="flex flex-col gap-6">
      <title>Your account · Houseful</title>
      <h1 className="font-sign text-3xl text-bulb">Your account</h1>
      <AccountOf visitor={visitor} />
    </Page>
  );
}

function AccountOf({ visitor }: { visitor: Visitor }) {
  const navigate = useNavigate();
  const next = pathWithin(useSearchParams()[0].get('next'));
  const goOn = () => next && void navigate(next, { replace: true });
  switch (visitor.kind) {
    case 'unknown':
      return (
        <>
          <LoadingLabel>Loading your account</LoadingLabel>
          <Skeleton className="h-12" />
          <Skeleton className="h-40" />
        </>
      );
    case 'member':
      return <Profile user={visitor.user} />;
    case 'guest':
      return (
        <>
          <Notice title="You are buying as a guest.">
            <p className="text-muted">
              Create an account and the tickets of this browser come along. Signing in to an account
              you had before leaves them behind; their mail still lets you in.
            </p>
          </Notice>
          <AccountForms guest={visitor.user} onDone={goOn} />
        </>
      );
    case 'nobody':
      return <AccountForms guest={null} onDone={goOn} />;
  }
}
