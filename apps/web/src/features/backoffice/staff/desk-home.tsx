import type { Right } from '@houseful/contract/staff';
import { Link } from 'react-router';
import type { Employment } from '@houseful/contract/organisations';
import { useMay } from './my-desk.ts';
import { RoleList } from './people/role-list.tsx';
import { type StaffSay, useStaffWords } from './words/staff-words.ts';

interface Tile {
  readonly to: string;
  readonly name: Parameters<StaffSay>[0];
  readonly detail: Parameters<StaffSay>[0];
  readonly right: Right;
}

const TILES: readonly Tile[] = [
  { to: '/desk/venues', name: 'way.venues', detail: 'home.venues', right: 'see-programme' },
  { to: '/desk/schedule', name: 'way.schedule', detail: 'home.schedule', right: 'see-programme' },
  { to: '/desk/titles', name: 'way.titles', detail: 'home.titles', right: 'see-programme' },
  { to: '/desk/shows', name: 'way.shows', detail: 'home.shows', right: 'see-programme' },
  { to: '/desk/prices', name: 'way.prices', detail: 'home.prices', right: 'see-programme' },
  { to: '/desk/offers', name: 'way.offers', detail: 'home.offers', right: 'see-programme' },
  {
    ...{ to: '/desk/waiting-rooms', name: 'way.waitingRooms', detail: 'home.waitingRooms' },
    right: 'see-waiting-rooms',
  },
  { to: '/desk/orders', name: 'way.orders', detail: 'home.orders', right: 'see-orders' },
  { to: '/desk/counter', name: 'way.counter', detail: 'home.counter', right: 'sell' },
  { to: '/desk/gate', name: 'way.gate', detail: 'home.gate', right: 'run-gate' },
  { to: '/desk/reports', name: 'way.reports', detail: 'home.reports', right: 'see-programme' },
  { to: '/desk/people', name: 'way.people', detail: 'home.people', right: 'manage-people' },
  { to: '/desk/audit', name: 'way.audit', detail: 'home.audit', right: 'see-audit' },
  {
    ...{ to: '/desk/organisation', name: 'way.organisation', detail: 'home.organisation' },
    right: 'run-organisation',
  },
];

/** The first page behind the counter: what one is here, and what there is to do. */
export function DeskHome({ employment }: { employment: Employment }) {
  const { say } = useStaffWords();
  const may = useMay();
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-muted">
        {say('home.youAre')} <RoleList grants={employment.grants} />
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {TILES.filter(({ right }) => may(right)).map(({ to, name, detail }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex h-full flex-col gap-1 rounded-card border border-line bg-surface p-4 hover:bg-raised"
            >
              <span className="font-semibold text-bulb">{say(name)}</span>
              <span className="text-sm text-muted">{say(detail)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
