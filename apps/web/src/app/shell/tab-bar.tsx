import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useVisitor } from '../../lib/session/use-session.ts';
import { HomeIcon, PersonIcon, SearchIcon, TicketIcon } from '../../lib/ui/icons.tsx';
import { accountLabel } from './header.tsx';

/**
 * On a phone the four ways through the shop lie under the thumb. It keeps a place of its own at the
 * end of the page, so that it covers nothing for good.
 */
export function TabBar() {
  const { t } = useWords();
  const city = useRememberedCity();
  const visitor = useVisitor();
  return (
    <nav
      aria-label={t('shell.tabs')}
      className="sticky bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="mx-auto grid max-w-md grid-cols-4">
        <Tab to={city ? `/${city.cityId}` : '/'} icon={<HomeIcon />}>
          {t('shell.explore')}
        </Tab>
        <Tab to="/search" icon={<SearchIcon />}>
          {t('shell.search')}
        </Tab>
        <Tab to="/tickets" icon={<TicketIcon />}>
          {t('shell.tickets')}
        </Tab>
        <Tab to="/account" icon={<PersonIcon />}>
          {accountLabel(visitor, t)}
        </Tab>
      </ul>
    </nav>
  );
}

function Tab({ to, icon, children }: { to: string; icon: ReactNode; children: string }) {
  return (
    <li className="min-w-0">
      <NavLink
        to={to}
        end
        className="relative flex min-h-14 flex-col items-center justify-center gap-1 px-1 text-[0.6875rem] font-medium text-muted aria-[current=page]:font-semibold aria-[current=page]:text-bulb aria-[current=page]:before:absolute aria-[current=page]:before:top-0 aria-[current=page]:before:h-0.5 aria-[current=page]:before:w-10 aria-[current=page]:before:rounded-full aria-[current=page]:before:bg-bulb"
      >
        {icon}
        <span className="line-clamp-1 break-all">{children}</span>
      </NavLink>
    </li>
  );
}
