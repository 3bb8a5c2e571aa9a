import type { ClashingShow } from '@houseful/contract/clashes';
import type { ClashReason } from '@houseful/contract/schedule-kit';
import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import { useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../../lib/ui/chip.tsx';
import { clashText } from '../clash-text.ts';
import { useScheduleWords } from '../words/schedule-words.ts';

const ROWS_AT_ONCE = 100;

interface ClashTableProps {
  week: ScheduleWeek;
  clashing: readonly ClashingShow[];
}

/** Each show that cannot be, and every reason why; to be looked at by reason. */
export function ClashTable({ week, clashing }: ClashTableProps) {
  const words = useScheduleWords();
  const { say, number } = words;
  const [reason, setReason] = useState<ClashReason | null>(null);
  const [rowsMax, setRowsMax] = useState(ROWS_AT_ONCE);
  const counts = new Map<ClashReason, number>();
  for (const { clashes } of clashing) {
    for (const each of new Set(clashes.map((clash) => clash.reason))) {
      counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  const rows = clashing.filter(
    ({ clashes }) => reason === null || clashes.some((clash) => clash.reason === reason),
  );
  const screenName = (id: string) =>
    week.screens.find(({ screenId }) => screenId === id)?.name ?? id;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap gap-2" role="group" aria-label={say('check.reasons')}>
        {[...counts].map(([each, count]) => (
          <ChipToggle
            key={each}
            on={reason === each}
            onClick={() => setReason(reason === each ? null : each)}
          >
            {say(`reason.${each}`)} {number(count)}
          </ChipToggle>
        ))}
      </div>
      <div
        className="overflow-x-auto"
        role="region"
        aria-label={say('check.clashing')}
        tabIndex={0}
      >
        <table className="w-full min-w-[36rem] text-left text-sm">
          <thead className="text-muted">
            <tr>
              <th className="py-2 pr-3 font-medium">{say('column.when')}</th>
              <th className="py-2 pr-3 font-medium">{say('column.screen')}</th>
              <th className="py-2 pr-3 font-medium">{say('column.title')}</th>
              <th className="py-2 font-medium">{say('column.why')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.slice(0, rowsMax).map((show) => (
              <tr key={show.position} className="align-top">
                <td className="py-2 pr-3 whitespace-nowrap tabular-nums">
                  {words.localDate(show.localDate)}, {words.localTime(show.localTime)}
                </td>
                <td className="py-2 pr-3">{screenName(show.screenId)}</td>
                <td className="py-2 pr-3 break-words">{show.titleName}</td>
                <td className="py-2 text-bad">
                  {show.clashes.map((clash) => clashText(clash, words)).join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > rowsMax && (
        <div>
          <Button look="quiet" size="small" onClick={() => setRowsMax(rowsMax + ROWS_AT_ONCE)}>
            {say('check.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
