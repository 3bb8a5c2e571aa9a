import { type DailyClose, insightsOperations } from '@houseful/contract/insights';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Notice } from '../../../lib/ui/notice.tsx';
import { useProviderText, useReasonText } from './reason-text.ts';
import { useReportAddress } from './report-address.ts';
import { ReportBody } from './report-body.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport, useReportFile } from './use-report.ts';
import { useWays } from './use-ways.ts';
import { useReportWords } from './words/report-words.ts';

/** The books of a day: what money did next to what it was for. */
export function Close({ organisation }: { organisation: string }) {
  const { asked } = useReportAddress();
  const { title: _, channel: __, ...days } = asked;
  const named = days.from !== undefined || days.until !== undefined;
  const input = { ...days, organisation, range: named ? undefined : (days.range ?? 'today') };
  return (
    <ReportBody
      query={useReport(insightsOperations.getDailyClose, input)}
      csv={useReportFile(insightsOperations.exportDailyClose, input, 'daily-close.csv')}
      xlsx={useReportFile(insightsOperations.exportDailyCloseWorkbook, input, 'daily-close.xlsx')}
      isEmpty={({ days: lines, owedAtEnd }) => lines.length === 0 && owedAtEnd === 0}
    >
      {(close) => <CloseSheet close={close} />}
    </ReportBody>
  );
}

function CloseSheet({ close }: { close: DailyClose }) {
  const { say, number, money } = useReportWords();
  const { shortDay } = useWays();
  const providerText = useProviderText();
  const { currency, difference, providers, days, period } = close;
  const isOneDay = period.from === period.until;
  const price = (amount: number) => money({ amount, currency });
  return (
    <>
      {difference === 0 ? (
        <Notice tone="good">{say('close.balanced')}</Notice>
      ) : (
        <Notice tone="warn" title={say('close.open', { amount: price(difference) })}>
          {say('close.openDetail')}
        </Notice>
      )}
      <h3 className="font-bold">{say('close.money')}</h3>
      <ReportTable
        name={say('close.money')}
        rows={providers}
        keyOf={({ provider }) => provider}
        columns={[
          {
            ...{ name: say('close.provider'), isText: true },
            renderCell: ({ provider }) => providerText(provider),
          },
          { name: say('close.payments'), renderCell: ({ payments }) => number(payments) },
          { name: say('close.taken'), renderCell: ({ taken }) => price(taken) },
          {
            name: say('close.refunds'),
            renderCell: ({ refunds }) => number(refunds),
            isMinor: true,
          },
          { name: say('close.returned'), renderCell: ({ returned }) => price(returned) },
          {
            name: say('close.surplus'),
            renderCell: ({ surplus }) => price(surplus),
            isMinor: true,
          },
        ]}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <Books {...{ close, price }} />
        <Owed {...{ close, price }} />
      </div>
      <h3 className="font-bold">{say('close.days')}</h3>
      <ReportTable
        name={say('close.days')}
        rows={days}
        keyOf={({ day, venueId }) => `${day} ${venueId}`}
        columns={[
          {
            ...{ name: isOneDay ? say('group.venue') : say('group.day'), isText: true },
            renderCell: ({ day, venueName }) =>
              isOneDay ? venueName : `${shortDay(day)}, ${venueName}`,
          },
          { name: say('close.taken'), renderCell: ({ taken }) => price(taken) },
          { name: say('close.sold'), renderCell: ({ sold }) => price(sold) },
          { name: say('figure.fee'), renderCell: ({ fee }) => price(fee), isMinor: true },
          { name: say('figure.tax'), renderCell: ({ tax }) => price(tax), isMinor: true },
          {
            name: say('close.returned'),
            renderCell: ({ returned }) => price(returned),
            isMinor: true,
          },
          {
            name: say('close.difference'),
            renderCell: (line) => (
              <span className={clsx(line.difference !== 0 && 'font-bold text-warn')}>
                {price(line.difference)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

interface PartProps {
  close: DailyClose;
  price: (amount: number) => string;
}

/** Money taken, and what became of it: the lines come to the first. */
function Books({ close, price }: PartProps) {
  const { say } = useReportWords();
  const part = (name: string) => say('close.ofIt', { name });
  return (
    <Account title={say('close.books')}>
      <Line name={say('close.taken')} amount={price(close.taken)} isSum />
      <Line name={say('close.sold')} amount={price(close.sold)} />
      <Line name={part(say('figure.base'))} amount={price(close.base)} isPart />
      <Line name={part(say('figure.fee'))} amount={price(close.fee)} isPart />
      <Line name={part(say('figure.tax'))} amount={price(close.tax)} isPart />
      <Line name={say('close.unkept')} amount={price(close.unkept)} />
      <Line name={say('close.carried')} amount={price(close.carried)} />
      <Line name={say('close.difference')} amount={price(close.difference)} isSum />
    </Account>
  );
}

/** Refunds that were promised, and those that went out. */
function Owed({ close, price }: PartProps) {
  const { say } = useReportWords();
  const reasonText = useReasonText();
  return (
    <Account title={say('close.owed')}>
      <Line name={say('close.owedAtStart')} amount={price(close.owedAtStart)} />
      {close.refundsDue.map(({ reason, amount }) => (
        <Line
          key={reason}
          name={say('close.due', { reason: reasonText(reason) })}
          amount={price(amount)}
        />
      ))}
      <Line name={say('close.returned')} amount={price(-close.returned)} />
      <Line name={say('close.owedAtEnd')} amount={price(close.owedAtEnd)} isSum />
    </Account>
  );
}

function Account({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-surface p-4" aria-label={title}>
      <h3 className="pb-2 font-bold">{title}</h3>
      <dl className="flex flex-col gap-1 text-sm">{children}</dl>
    </section>
  );
}

function Line(props: { name: string; amount: string; isSum?: boolean; isPart?: boolean }) {
  const { name, amount, isSum, isPart } = props;
  return (
    <div
      className={clsx(
        'flex justify-between gap-4',
        isSum && 'border-t border-line pt-1 font-bold',
        isPart && 'pl-4 text-muted',
      )}
    >
      <dt>{name}</dt>
      <dd className="tabular-nums">{amount}</dd>
    </div>
  );
}
