import type { Period } from '@houseful/contract/insights';
import type { UseQueryResult } from '@tanstack/react-query';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Button } from '../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useReportAddress } from './report-address.ts';
import { useReportWords } from './words/report-words.ts';

interface File {
  readonly mutate: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

interface ReportBodyProps<T extends object> {
  query: UseQueryResult<T>;
  csv: File;
  xlsx?: File;
  isEmpty: (report: T) => boolean;
  children: (report: T) => ReactNode;
}

/** A report with its files; on its way, gone wrong, or with nothing to tell. */
export function ReportBody<T extends object>({
  query,
  csv,
  xlsx,
  isEmpty,
  children,
}: ReportBodyProps<T>) {
  const { say } = useReportWords();
  const { data, error, isPlaceholderData } = query;
  const problem = (data === undefined ? error : null) ?? csv.error ?? xlsx?.error;
  return (
    <div
      className={clsx('flex flex-col gap-5', isPlaceholderData && 'opacity-60')}
      aria-busy={isPlaceholderData}
    >
      <ProblemNotice error={error ?? problem} onRetry={() => void query.refetch()} />
      {data === undefined && !error && (
        <>
          <LoadingLabel>{say('loading')}</LoadingLabel>
          <Skeleton className="h-24" />
          <Skeleton className="h-56" />
        </>
      )}
      {data !== undefined && (
        <>
          <Heading report={data}>
            <Button look="quiet" size="small" busy={csv.isPending} onClick={() => csv.mutate()}>
              {say('csv')}
            </Button>
            {xlsx && (
              <Button look="quiet" size="small" busy={xlsx.isPending} onClick={() => xlsx.mutate()}>
                {say('xlsx')}
              </Button>
            )}
          </Heading>
          {isEmpty(data) ? (
            <EmptyState title={say('empty')}>{say('emptyDetail')}</EmptyState>
          ) : (
            children(data)
          )}
        </>
      )}
    </div>
  );
}

interface Framed {
  readonly period?: Period;
  readonly before?: Period;
  readonly otherCurrencies?: readonly string[];
}

/** Which days these are, what they are held against, and which money is not in it. */
function Heading({ report, children }: { report: Framed; children: ReactNode }) {
  const { say, localDate } = useReportWords();
  const { change } = useReportAddress();
  const { period, before, otherCurrencies = [] } = report;
  const ends = ({ from, until }: Period) => ({ from: localDate(from), until: localDate(until) });
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          {period && (
            <h2 className="text-lg font-bold">
              {period.from === period.until ? localDate(period.from) : say('period', ends(period))}
            </h2>
          )}
          {before && <p className="text-sm text-muted">{say('beforeDays', ends(before))}</p>}
        </div>
        <div className="flex flex-wrap gap-2 print:hidden">{children}</div>
      </div>
      {otherCurrencies.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {say('otherCurrencies')}
          {otherCurrencies.map((currency) => (
            <ChipToggle key={currency} on={false} onClick={() => change({ currency })}>
              {currency}
            </ChipToggle>
          ))}
        </div>
      )}
    </>
  );
}
