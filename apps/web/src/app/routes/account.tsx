import { useNavigate, useSearchParams } from 'react-router';
import { AccountForms } from '../../features/account/account-forms.tsx';
import { Profile } from '../../features/account/profile.tsx';
import { session } from '../../lib/browser.ts';
import { pathIn } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { takeUpPreferences } from '../../lib/session/take-up-preferences.ts';
import { useVisitor, type Visitor } from '../../lib/session/use-session.ts';
import { Notice } from '../../lib/ui/notice.tsx';
import { Page } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { pathWithin } from '../path-within.ts';
import { ThemeChoice } from '../shell/theme-choice.tsx';

export default function Account() {
  const { t } = useWords();
  const visitor = useVisitor();
  return (
    <Page width="form" className="flex flex-col gap-6">
      <title>{`${t('profile.title')} · Houseful`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="font-sign text-3xl text-bulb">{t('profile.title')}</h1>
      <AccountOf visitor={visitor} />
    </Page>
  );
}

function AccountOf({ visitor }: { visitor: Visitor }) {
  const { t } = useWords();
  const start = useSearchParams()[0].has('new') ? 'register' : 'sign-in';
  const goOn = useGoOn();
  switch (visitor.kind) {
    case 'unknown':
      return (
        <>
          <LoadingLabel>{t('profile.loading')}</LoadingLabel>
          <Skeleton className="h-12" />
          <Skeleton className="h-80 rounded-card" />
        </>
      );
    case 'member':
      return <Profile user={visitor.user} themeChoice={<ThemeChoice />} />;
    case 'guest':
      return (
        <>
          <Notice title={t('profile.guestTitle')}>
            <p className="text-muted">{t('profile.guestDetail')}</p>
          </Notice>
          <AccountForms guest={visitor.user} start={start} onDone={goOn} />
        </>
      );
    case 'nobody':
      return <AccountForms guest={null} start={start} onDone={goOn} />;
  }
}

/** Where the visitor was going, in the language that the account prefers. */
function useGoOn(): () => void {
  const navigate = useNavigate();
  const { language } = useWords();
  const next = pathWithin(useSearchParams()[0].get('next'));
  return () => {
    const user = session.current()?.user;
    const preferred = user ? takeUpPreferences(user, language) : null;
    if (preferred !== null) location.assign(pathIn(preferred, next ?? '/account'));
    else if (next) void navigate(next, { replace: true });
  };
}
