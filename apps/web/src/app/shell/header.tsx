import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useRememberedCity } from '../../lib/city/remembered-city.ts';
import { useVisitor, type Visitor } from '../../lib/session/use-session.ts';
import { PersonIcon, PinIcon, TicketIcon } from '../../lib/ui/icons.tsx';

export function Header() {
  const city = useRememberedCity();
  const visitor = useVisitor();
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-14 w-full max-w-6xl items-center gap-1 px-3 sm:gap-2 sm:px-4">
        <Link
          to={city ? `/${city.cityId}` : '/'}
          className="mr-auto rounded-md"
          aria-label="Houseful: home"
        >
          <span className="sign px-3 py-2.5 text-lg leading-none sm:text-xl">Houseful</span>
        </Link>
        <nav aria-label="Main" className="flex items-center">
          <HeaderLink to="/?choose" icon={<PinIcon />}>
            {city?.name ?? 'City'}
          </HeaderLink>
          <HeaderLink to="/tickets" icon={<TicketIcon />}>
            Tickets
          </HeaderLink>
          <HeaderLink to="/account" icon={<PersonIcon />}>
            {accountLabel(visitor)}
          </HeaderLink>
        </nav>
      </div>
    </header>
  );
}

function accountLabel(visitor: Visitor): string {
  if (visitor.kind !== 'member') return visitor.kind === 'unknown' ? 'Account' : 'Sign in';
  return visitor.user.name?.split(' ')[0] ?? 'Account';
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
