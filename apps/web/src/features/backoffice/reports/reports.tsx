import type { Employment } from '@houseful/contract/organisations';
import type { ReportRange } from '@houseful/contract/reporting';
import type { Right } from '@houseful/contract/staff';
import clsx from 'clsx';
import type { ComponentType } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { Close } from './close-report.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Funnel } from './funnel-report.tsx';
import { Occupancy } from './occupancy-report.tsx';
import { Pace } from './pace-report.tsx';
import { Promos } from './promo-report.tsx';
import { Refunds } from './refund-report.tsx';
import { Sales } from './sales-report.tsx';
import { TopTitlesReport } from './top-titles.tsx';
import { type ReportSay, useReportWords } from './words/report-words.ts';

interface Report {
  readonly path: string;
  readonly name: Parameters<ReportSay>[0];
  readonly right: Right;
  readonly filters: readonly ('title' | 'channel')[];
  readonly defaultRange: ReportRange;
  readonly Sheet: ComponentType<{ organisation: string }>;
}

const of = (
  path: string,
  name: Report['name'],
  right: Right,
  Sheet: Report['Sheet'],
  more: Partial<Pick<Report, 'filters' | 'defaultRange'>> = {},
): Report => ({ ...{ path, name, right, Sheet, filters: [], defaultRange: '7days' }, ...more });

const REPORTS: readonly Report[] = [
  of('sales', 'tab.sales', 'see-money', Sales, { filters: ['title', 'channel'] }),
  of('titles', 'tab.titles', 'see-money', TopTitlesReport),
  of('occupancy', 'tab.occupancy', 'see-programme', Occupancy, { filters: ['title'] }),
  of('pace', 'tab.pace', 'see-programme', Pace, { filters: ['title'] }),
  of('funnel', 'tab.funnel', 'see-programme', Funnel, { filters: ['title'] }),
  of('refunds', 'tab.refunds', 'see-money', Refunds),
  of('promos', 'tab.promos', 'see-money', Promos),
  of('close', 'tab.close', 'see-money', Close, { defaultRange: 'today' }),
];

/** Days and places are kept from report to report. */
const KEPT = ['range', 'from', 'until', 'venue', 'title', 'currency'];

interface ReportsProps {
  employment: Employment;
  /** The report's name in the address; without one, the first that one may see. */
  report: string | undefined;
}

/** All reports of an organisation, one at a time. */
export function Reports({ employment, report }: ReportsProps) {
  const { say } = useReportWords();
  const [address] = useSearchParams();
  const mine = REPORTS.filter(({ right }) => employment.rights.some((had) => had.right === right));
  const shown = mine.find(({ path }) => path === report) ?? mine[0];
  if (!shown) return null;
  const kept = new URLSearchParams([...address].filter(([name]) => KEPT.includes(name)));
  const { Sheet, filters, defaultRange } = shown;
  return (
    <>
      <nav
        aria-label={say('reports')}
        className="-mx-4 overflow-x-auto border-b border-line px-4 print:hidden"
      >
        <ul className="flex gap-1">
          {mine.map(({ path, name }) => (
            <li key={path} className="shrink-0">
              <NavLink
                to={{ pathname: `/desk/reports/${path}`, search: kept.toString() }}
                aria-current={path === shown.path ? 'page' : undefined}
                className={clsx(
                  'flex min-h-11 items-center border-b-3 px-3 font-medium',
                  path === shown.path
                    ? 'border-bulb text-bulb'
                    : 'border-transparent text-muted hover:text-ink',
                )}
              >
                {say(name)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {!(shown.path === 'pace' && address.has('show')) && (
        <FilterBar {...{ employment, also: filters, defaultRange }} />
      )}
      <Sheet key={shown.path} organisation={employment.organisation.organisationId} />
    </>
  );
}
