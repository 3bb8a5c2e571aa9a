import { ProgrammeDesk } from '../../features/backoffice/schedule/programme/programme-desk.tsx';
import { ScheduleFrame } from '../../features/backoffice/schedule/words/schedule-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function ProgrammePage() {
  return (
    <DeskPage title="programme.title" right="run-schedule">
      {(employment) => (
        <ScheduleFrame>
          <ProgrammeDesk employment={employment} />
        </ScheduleFrame>
      )}
    </DeskPage>
  );
}
