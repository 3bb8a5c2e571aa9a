import type { Movement, ShiftReport } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import { CloseShiftDialog } from './close-shift-dialog.tsx';
import { ShiftFigures } from './shift-figures.tsx';
import { useSigned } from './use-signed.ts';
import { CounterFrame, useCounterWords } from './words/counter-words.ts';

interface ShiftReportProps {
  shiftId: string;
  /** As the cashier sees it; otherwise as who sees the money. */
  isMine: boolean;
}

/** One shift with every line, to be read, printed and taken away as a table. */
export function ShiftReportScreen(props: ShiftReportProps) {
  return (
    <CounterFrame>
      <Report {...props} />
    </CounterFrame>
  );
}

function Report({ shiftId, isMine }: ShiftReportProps) {
  const { say } = useCounterWords();
  const operation = isMine ? counterOperations.getMyShiftReport : counterOperations.getShiftReport;
  const { data, error, refetch } = useQuery({
    queryKey: ['counter', 'report', shiftId, isMine],
    queryFn: () => api.call(operation, { shiftId }),
  });
  return (
    <>
      <ButtonLink look="plain" to="/desk/counter" className="self-start print:hidden">
        {say('report.back')}
      </ButtonLink>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-64" />}
      {data && <Told shift={data} isMine={isMine} />}
    </>
  );
}

function Told({ shift, isMine }: { shift: ShiftReport; isMine: boolean }) {
  const { say, moment } = useCounterWords();
  const may = useMay();
  const [closing, setClosing] = useState(false);
  const { cashierName, tillName, venueName, openedAt, closed, movements } = shift;
  const when = (instant: string) => moment(instant, deviceTimeZone());
  const canClose = !closed && !isMine && may('run-places');
  return (
    <>
      <Panel
        title={say('report.title', { name: cashierName ?? say('shift.somebody'), till: tillName })}
        detail={
          closed
            ? say('report.closed', {
                venue: venueName,
                from: when(openedAt),
                until: when(closed.at),
              })
            : say('shift.since', { venue: venueName, when: when(openedAt) })
        }
      >
        <ShiftFigures shift={shift} />
        {closed?.reason && <p>{say('report.reason', { reason: closed.reason })}</p>}
        <div className="flex flex-wrap gap-3 print:hidden">
          <Button look="quiet" onClick={() => window.print()}>
            {say('report.print')}
          </Button>
          <TakeAway shiftId={shift.shiftId} isMine={isMine} />
          {canClose && (
            <Button look="quiet" onClick={() => setClosing(true)}>
              {say('close.title')}
            </Button>
          )}
        </div>
      </Panel>
      <Panel title={say('report.lines')}>
        {movements.length === 0 ? (
          <p className="text-muted">{say('report.none')}</p>
        ) : (
          <Lines movements={movements} />
        )}
      </Panel>
      {closing && <CloseShiftDialog shift={shift} forSomebody onClose={() => setClosing(false)} />}
    </>
  );
}

function TakeAway({ shiftId, isMine }: ShiftReportProps) {
  const { say } = useCounterWords();
  const operation = isMine
    ? counterOperations.exportMyShiftReport
    : counterOperations.exportShiftReport;
  const save = useMutation({
    mutationFn: async () => saveFile(await api.download(operation, { shiftId }), `${shiftId}.csv`),
  });
  return (
    <>
      <Button look="quiet" busy={save.isPending} onClick={() => save.mutate()}>
        {say('report.csv')}
      </Button>
      <ProblemNotice error={save.error} />
    </>
  );
}

/** Every line of a shift, the last first. */
function Lines({ movements }: { movements: readonly Movement[] }) {
  const { say, time } = useCounterWords();
  const signed = useSigned();
  return (
    <ul className="divide-y divide-line">
      {movements.toReversed().map((line) => (
        <li key={line.movementId} className="flex items-baseline justify-between gap-4 py-2">
          <span className="min-w-0">
            <span className="font-semibold">
              {say(`kind.${line.kind}`)} · {say(`method.${line.method}`)}
            </span>
            <span className="block text-sm break-words text-muted">
              {[time(line.at, deviceTimeZone()), line.title, line.reason, line.reference]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {line.orderId && (
              <Link
                to={`/desk/counter/sales/${line.orderId}`}
                className="text-sm text-bulb underline underline-offset-4 print:no-underline"
              >
                {line.ticketCode ?? say('report.sale')}
              </Link>
            )}
          </span>
          <span className="shrink-0 font-semibold tabular-nums">{signed(line.amount)}</span>
        </li>
      ))}
    </ul>
  );
}
