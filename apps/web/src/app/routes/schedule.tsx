import { ScheduleDesk } from '../../features/backoffice/schedule/schedule-desk.tsx';
import { ScheduleFrame } from '../../features/backoffice/schedule/words/schedule-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function SchedulePage() {
  return (
    <DeskPage title="schedule.title" right="see-programme" width="board">
      {(employment) => (
        <ScheduleFrame>
          <ScheduleDesk employment={employment} />
        </ScheduleFrame>
      )}
    </DeskPage>
  );
}
