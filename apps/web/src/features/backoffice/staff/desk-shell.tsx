import clsx from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Right } from '@houseful/contract/staff';
import { NavLink, useLocation } from 'react-router';
import { useVisitor } from '../../../lib/session/use-session.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState, Page } from '../../../lib/ui/page.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useEmployments } from '../../../lib/session/use-employments.ts';
import { chooseOrganisation, useEmployment, useMay } from './my-desk.ts';
import { type StaffSay, StaffFrame, useStaffWords } from './words/staff-words.ts';

/** A right in an organisation, or to run the whole installation. */
type AskedRight = Right | 'operator';

interface DeskWay {
  readonly to: string;
  readonly name: Parameters<StaffSay>[0];
  /** Who may not do this is not led there. */
  readonly right: AskedRight | null;
}

/** Everywhere one can go behind the counter, in the order of a working day. */
const WAYS: readonly DeskWay[] = [
  { to: '/desk', name: 'way.home', right: null },
  { to: '/desk/venues', name: 'way.venues', right: 'see-programme' },
  { to: '/desk/schedule', name: 'way.schedule', right: 'see-programme' },
  { to: '/desk/titles', name: 'way.titles', right: 'see-programme' },
  { to: '/desk/shows', name: 'way.shows', right: 'see-programme' },
  { to: '/desk/prices', name: 'way.prices', right: 'see-programme' },
  { to: '/desk/offers', name: 'way.offers', right: 'see-programme' },
  { to: '/desk/waiting-rooms', name: 'way.waitingRooms', right: 'see-waiting-rooms' },
  { to: '/desk/orders', name: 'way.orders', right: 'see-orders' },
  { to: '/desk/counter', name: 'way.counter', right: 'sell' },
  { to: '/desk/gate', name: 'way.gate', right: 'run-gate' },
  { to: '/desk/reports', name: 'way.reports', right: 'see-programme' },
  { to: '/desk/people', name: 'way.people', right: 'manage-people' },
  { to: '/desk/audit', name: 'way.audit', right: 'see-audit' },
  { to: '/desk/organisation', name: 'way.organisation', right: 'run-organisation' },
  { to: '/backoffice/mailbox', name: 'way.mailbox', right: 'operator' },
];

/** The frame of the back office: whose it is, and the ways that are open to who looks at it. */
export function DeskShell({ path, children }: { path: string; children: ReactNode }) {
  return (
    <StaffFrame>
      <Doorkeeper path={path}>
        <div className="mx-auto flex w-full max-w-7xl flex-1 flex-col lg:flex-row">
          <Ways />
          <div className="min-w-0 flex-1">{children}</div>
        </div>
      </Doorkeeper>
    </StaffFrame>
  );
}

/** Spares everybody else screens that the API would refuse them. The API decides; this is courtesy. */
function Doorkeeper({ path, children }: { path: string; children: ReactNode }) {
  const { say } = useStaffWords();
  const visitor = useVisitor();
  const employments = useEmployments();
  if (visitor.kind === 'nobody' || visitor.kind === 'guest') {
    return (
      <Page width="text">
        <EmptyState
          title={say('door.title')}
          heading="h1"
          action={<ButtonLink to={`/account?next=${path}`}>{say('door.signIn')}</ButtonLink>}
        >
          {say('door.detail')}
        </EmptyState>
      </Page>
    );
  }
  if (employments.error) {
    return (
      <Page width="text">
        <ProblemNotice error={employments.error} onRetry={() => void employments.refetch()} />
      </Page>
    );
  }
  if (!employments.data) {
    return (
      <Page width="text">
        <Skeleton className="h-40" />
      </Page>
    );
  }
  if (employments.data.length === 0 && !isOperator(visitor)) {
    return (
      <Page width="text">
        <EmptyState title={say('door.nowhere')} heading="h1">
          {say('door.nowhereDetail')}
        </EmptyState>
      </Page>
    );
  }
  return children;
}

function isOperator(visitor: ReturnType<typeof useVisitor>): boolean {
  return visitor.kind === 'member' && visitor.user.roles.includes('operator');
}

/** Whether what asks for a right is open to who looks at it. */
function useIsOpen(): (right: AskedRight) => boolean {
  const may = useMay();
  const visitor = useVisitor();
  return (right) => (right === 'operator' ? isOperator(visitor) : may(right));
}

function Ways() {
  const { say } = useStaffWords();
  const isOpen = useIsOpen();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the ways stand in one row: where one is stands in its middle.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!nav.current || !here) return;
    nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2;
  }, [pathname]);
  return (
    <div className="flex shrink-0 flex-col gap-3 border-line px-4 pt-4 lg:w-60 lg:border-r lg:py-6">
      <WhoseDesk />
      <nav
        ref={nav}
        aria-label={say('ways')}
        className="relative -mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0"
      >
        <ul className="flex gap-1 pb-2 lg:flex-col">
          {WAYS.filter(({ right }) => right === null || isOpen(right)).map(({ to, name }) => (
            <li key={to} className="shrink-0">
              <NavLink
                to={to}
                end={to === '/desk'}
                className={clsx(
                  'flex min-h-11 items-center rounded-lg px-3 font-medium text-muted hover:bg-raised hover:text-ink',
                  'aria-[current=page]:bg-raised aria-[current=page]:text-bulb',
                )}
              >
                {say(name)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** Who works for several organisations chooses which one this is about. */
function WhoseDesk() {
  const { say } = useStaffWords();
  const { data: employments = [] } = useEmployments();
  const employment = useEmployment();
  if (!employment) return null;
  const { organisation } = employment;
  if (employments.length === 1) {
    return <p className="font-semibold break-words text-ink">{organisation.name}</p>;
  }
  return (
    <SelectField
      label={say('organisation')}
      value={organisation.organisationId}
      options={employments.map(({ organisation: { organisationId, name } }) => ({
        ...{ value: organisationId, label: name },
      }))}
      onChange={chooseOrganisation}
    />
  );
}

/** Says so where somebody came by an address to what is not theirs. */
export function WithRight({ right, children }: { right: AskedRight; children: ReactNode }) {
  const { say } = useStaffWords();
  const isOpen = useIsOpen();
  if (isOpen(right)) return children;
  return <EmptyState title={say('door.notYours')}>{say('door.notYoursDetail')}</EmptyState>;
}
