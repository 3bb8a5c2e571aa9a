import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useWords, type Words } from '../../lib/i18n/words.ts';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useVisitor, type Visitor } from '../../lib/session/use-session.ts';
import { PersonIcon, PinIcon, TicketIcon } from '../../lib/ui/icons.tsx';

export function Header() {
  const { t } = useWords();
  const city = useRememberedCity();
  const visitor = useVisitor();
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-14 w-full max-w-6xl items-center gap-1 px-3 sm:gap-2 sm:px-4">
        <Link
          to={city ? `/${city.cityId}` : '/'}
          className="mr-auto rounded-md"
          aria-label={t('shell.home')}
        >
          <span className="sign px-3 py-2.5 text-lg leading-none sm:text-xl">Houseful</span>
        </Link>
        <nav aria-label={t('shell.main')} className="flex items-center">
          <HeaderLink to="/?choose" icon={<PinIcon />}>
            {city?.name ?? t('shell.city')}
          </HeaderLink>
          <HeaderLink to="/tickets" icon={<TicketIcon />}>
            {t('shell.tickets')}
          </HeaderLink>
          <HeaderLink to="/account" icon={<PersonIcon />}>
            {accountLabel(visitor, t)}
          </HeaderLink>
        </nav>
      </div>
    </header>
  );
}

function accountLabel(visitor: Visitor, t: Words['t']): string {
  if (visitor.kind === 'nobody' || visitor.kind === 'guest') return t('shell.signIn');
  return (visitor.kind === 'member' && visitor.user.name?.split(' ')[0]) || t('shell.account');
}

interface HeaderLinkProps {
  to: string;
  icon: ReactNode;
  children: string;
}

function HeaderLink({ to, icon, children }: HeaderLinkProps) {
  return (
    <NavLink
      to={to}
      className="flex min-h-11 max-w-28 min-w-11 flex-col items-center justify-center gap-0.5 rounded-md px-1.5 text-[0.6875rem] font-medium text-muted hover:text-ink aria-[current=page]:text-bulb sm:max-w-40 sm:flex-row sm:gap-1.5 sm:px-2.5 sm:text-sm"
    >
      {icon}
      <span className="line-clamp-1 break-all">{children}</span>
    </NavLink>
  );
}
