import { useEmployments } from '../../lib/session/use-employments.ts';
import type { User } from '@houseful/contract/identity';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { TicketIcon } from '../../lib/ui/icons.tsx';
import { DetailsForm } from './details-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { Preferences } from './preferences.tsx';
import { SignOut } from './sign-out.tsx';

interface ProfileProps {
  user: User;
  /** The way to choose between light and dark, which belongs to the device. */
  themeChoice: ReactNode;
}

/** A member's own page: who they are here, how they like it, and the way out. */
export function Profile({ user, themeChoice }: ProfileProps) {
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-6">
      <p className="min-w-0 break-words text-muted">
        {t('profile.signedInAs')} <strong className="text-ink">{user.email}</strong>
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="quiet" to="/tickets">
          <TicketIcon /> {t('profile.tickets')}
        </ButtonLink>
        <DeskLink />
      </div>
      <Section title={t('profile.details')}>
        <DetailsForm user={user} />
      </Section>
      <Section title={t('profile.preferences')} detail={t('profile.preferencesDetail')}>
        <Preferences user={user} />
      </Section>
      <Section title={t('profile.theme')} detail={t('profile.themeDetail')}>
        {themeChoice}
      </Section>
      <Section title={t('profile.password')}>
        <PasswordForm email={user.email} />
      </Section>
      <SignOut />
    </div>
  );
}

/** Only who works somewhere has a way behind the counter. */
function DeskLink() {
  const { t } = useWords();
  const { data: employments = [] } = useEmployments();
  if (employments.length === 0) return null;
  return (
    <ButtonLink look="quiet" to="/desk">
      {t('profile.desk')}
    </ButtonLink>
  );
}

interface SectionProps {
  title: string;
  detail?: string;
  children: ReactNode;
}

function Section({ title, detail, children }: SectionProps) {
  return (
    <section
      aria-label={title}
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5"
    >
      <div>
        <h2 className="text-lg font-bold">{title}</h2>
        {detail && <p className="text-sm text-muted">{detail}</p>}
      </div>
      {children}
    </section>
  );
}
