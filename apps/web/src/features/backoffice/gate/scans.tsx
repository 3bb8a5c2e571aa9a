import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { ScanRecord } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { Panel } from '../panel.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useGateWords } from './words/gate-words.ts';

/** Every scan of the show, newest first; conflicts alone to begin with: they want somebody. */
export function Scans({ showId, timeZone }: { showId: string; timeZone: string }) {
  const { say } = useGateWords();
  const [onlyConflicts, setOnlyConflicts] = useState(true);
  const [undoing, setUndoing] = useState<ScanRecord | null>(null);
  const query = usePages(
    ['gate-scans', showId, onlyConflicts],
    (cursor) =>
      api.call(gateOperations.listScans, {
        ...{ showId, cursor, limit: 50 },
        ...(onlyConflicts ? { standing: 'conflict' } : {}),
      }),
    { keepsOld: false },
  );
  const { items: scans } = query;
  return (
    <Panel title={say('scans.heading')}>
      <div className="flex gap-2">
        {[true, false].map((only) => (
          <Button
            key={String(only)}
            look={only === onlyConflicts ? 'primary' : 'quiet'}
            size="small"
            aria-pressed={only === onlyConflicts}
            onClick={() => setOnlyConflicts(only)}
          >
            {say(only ? 'scans.conflictsOnly' : 'scans.all')}
          </Button>
        ))}
      </div>
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {!scans && !query.error && (
        <>
          <LoadingLabel>{say('scans.loading')}</LoadingLabel>
          <Skeleton className="h-20" />
        </>
      )}
      {scans?.length === 0 && <p className="text-muted">{say('scans.empty')}</p>}
      <ul className="divide-y divide-line">
        {scans?.map((scan) => (
          <ScanLine key={scan.scanId} {...{ scan, timeZone }} onUndo={() => setUndoing(scan)} />
        ))}
      </ul>
      <MoreButton query={query}>{say('shows.more')}</MoreButton>
      {undoing && <UndoDialog scan={undoing} onClose={() => setUndoing(null)} />}
    </Panel>
  );
}

interface ScanLineProps {
  scan: ScanRecord;
  timeZone: string;
  onUndo: () => void;
}

function ScanLine({ scan, timeZone, onUndo }: ScanLineProps) {
  const { say, time } = useGateWords();
  const { ticket, against, undone, standing, reason } = scan;
  const seat = ticket
    ? [ticket.section, `${ticket.row}${ticket.number}`, ticket.name, ticket.code]
    : [say('scans.noTicket')];
  const where = [
    time(scan.at, timeZone),
    scan.gate ?? say('gates.every'),
    scan.deviceName,
    ...(scan.offline ? [say('scans.offline')] : []),
    ...(scan.by === 'hand' ? [say('scans.byHand')] : []),
  ];
  const canUndo = standing === 'counts' || standing === 'conflict';
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3" data-standing={standing}>
      <div className="min-w-0">
        <p>
          <strong>{say(`standing.${standing}`)}</strong>
          {reason && <span>: {say(`reason.${reason}`)}</span>} · {seat.filter(Boolean).join(' · ')}
        </p>
        <p className="text-sm text-muted">{where.join(' · ')}</p>
        {against && (
          <p className="text-sm text-muted">
            {say('scans.against', {
              gate: against.gate ?? say('gates.every'),
              time: time(against.at, timeZone),
              device: against.deviceName,
            })}
          </p>
        )}
        {undone && (
          <p className="text-sm text-muted">
            {say('scans.undone', {
              name: undone.by ?? say('scans.somebody'),
              reason: undone.reason,
            })}
          </p>
        )}
      </div>
      {canUndo && (
        <Button look="quiet" size="small" onClick={onUndo}>
          {say('scans.undo')}
        </Button>
      )}
    </li>
  );
}

function UndoDialog({ scan, onClose }: { scan: ScanRecord; onClose: () => void }) {
  const { say } = useGateWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const undo = useMutation({
    mutationFn: () => api.call(gateOperations.undoScan, { scanId: scan.scanId, reason }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['gate-scans'] });
    },
  });
  return (
    <Dialog open title={say('undo.title')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          undo.mutate();
        }}
      >
        <p>{say('undo.detail')}</p>
        <Field
          label={say('undo.reason')}
          required
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <ProblemNotice error={undo.error} />
        <Button type="submit" busy={undo.isPending}>
          {say('undo.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
