import { Today } from '../../features/backoffice/reports/today.tsx';
import { ReportFrame } from '../../features/backoffice/reports/words/report-words.ts';
import { FirstSteps } from '../../features/backoffice/staff/first-steps.tsx';
import { DeskHome } from '../../features/backoffice/staff/desk-home.tsx';
import { useMay } from '../../features/backoffice/staff/my-desk.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskHomePage() {
  const may = useMay();
  return (
    <DeskPage title="home.title" right={null}>
      {(employment) => (
        <>
          {may('run-schedule') && (
            <FirstSteps organisationId={employment.organisation.organisationId} />
          )}
          <ReportFrame>
            <Today employment={employment} />
          </ReportFrame>
          <DeskHome employment={employment} />
        </>
      )}
    </DeskPage>
  );
}
