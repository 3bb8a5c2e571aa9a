import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Link, NavLink, useMatch } from 'react-router';
import { SearchField } from '../../features/search/search-field.tsx';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useWords, type Words } from '../../lib/i18n/words.ts';
import { useVisitor, type Visitor } from '../../lib/session/use-session.ts';
import { PersonIcon, SearchIcon, TicketIcon } from '../../lib/ui/icons.tsx';
import { CityButton } from './city-button.tsx';

interface HeaderProps {
  /** Below it stands the bar of tabs, so that a phone need not show the same ways twice. */
  withTabs: boolean;
}

/** One line over every page: the sign, the search, the city, and one's own. */
export function Header({ withTabs }: HeaderProps) {
  const { t } = useWords();
  const city = useRememberedCity();
  const visitor = useVisitor();
  const onSearchPage = useMatch('/search') !== null;
  const onPhone = withTabs ? 'hidden sm:flex' : 'flex';
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-14 w-full max-w-6xl items-center gap-1 px-3 sm:gap-2 sm:px-4">
        <Link
          to={city ? `/${city.cityId}` : '/'}
          className="mr-auto shrink-0 rounded-md lg:mr-2"
          aria-label={t('shell.home')}
        >
          <span className="sign px-3 py-2.5 text-lg leading-none sm:text-xl">Houseful</span>
        </Link>
        <div className="mr-auto hidden w-full max-w-md lg:block">
          {!onSearchPage && <SearchField />}
        </div>
        {/* Who chooses seats or pays has chosen the city: on a phone the other ways need the room. */}
        <div className={withTabs ? 'min-w-0' : 'hidden min-w-0 sm:block'}>
          <CityButton />
        </div>
        <nav aria-label={t('shell.main')} className={clsx('items-center', onPhone)}>
          <HeaderLink to="/search" icon={<SearchIcon />} className="lg:hidden">
            {t('shell.search')}
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

/** What the way to one's account is called for this visitor. */
export function accountLabel(visitor: Visitor, t: Words['t']): string {
  if (visitor.kind === 'nobody' || visitor.kind === 'guest') return t('shell.signIn');
  return (visitor.kind === 'member' && visitor.user.name?.split(' ')[0]) || t('shell.account');
}

interface HeaderLinkProps {
  to: string;
  icon: ReactNode;
  className?: string;
  children: string;
}

function HeaderLink({ to, icon, className, children }: HeaderLinkProps) {
  return (
    <NavLink
      to={to}
      className={clsx(
        'flex min-h-11 max-w-28 min-w-11 flex-col items-center justify-center gap-0.5 rounded-md px-1.5 text-[0.6875rem] font-medium text-muted hover:text-ink aria-[current=page]:text-bulb sm:max-w-40 sm:flex-row sm:gap-1.5 sm:px-2.5 sm:text-sm',
        className,
      )}
    >
      {icon}
      <span className="line-clamp-1 break-all">{children}</span>
    </NavLink>
  );
}
