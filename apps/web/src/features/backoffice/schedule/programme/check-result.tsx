import type { CheckedSchedule, ScheduleWeek } from '@houseful/contract/schedule-desk';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice } from '../../../../lib/ui/notice.tsx';
import { Panel } from '../../panel.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';
import { ClashTable } from './clash-table.tsx';
import type { Mode } from './programme-desk.tsx';

interface CheckResultProps {
  week: ScheduleWeek;
  told: CheckedSchedule;
  busy: boolean;
  onApply: (mode: Mode) => void;
}

/** What would come of it: nothing has happened yet. */
export function CheckResult({ week, told, busy, onApply }: CheckResultProps) {
  const { say, number } = useScheduleWords();
  const { showsWanted, showsFitting, clashing } = told;
  const isClean = clashing.length === 0;
  return (
    <Panel title={say('check.title')}>
      <Notice tone={isClean ? 'good' : 'warn'}>
        {say('check.told', {
          ...{ count: showsWanted, wanted: number(showsWanted), fitting: number(showsFitting) },
          clashing: number(clashing.length),
        })}
      </Notice>
      <div className="flex flex-wrap gap-3">
        {isClean && showsWanted > 0 && (
          <Button busy={busy} onClick={() => onApply('all-or-nothing')}>
            {say('check.apply', { count: showsFitting, number: number(showsFitting) })}
          </Button>
        )}
        {!isClean && showsFitting > 0 && (
          <Button busy={busy} onClick={() => onApply('skip-clashes')}>
            {say('check.skip', { count: showsFitting, number: number(showsFitting) })}
          </Button>
        )}
      </div>
      {!isClean && <ClashTable {...{ week, clashing }} />}
    </Panel>
  );
}
