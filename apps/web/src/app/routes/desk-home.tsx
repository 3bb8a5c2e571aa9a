import { Today } from '../../features/backoffice/reports/today.tsx';
import { ReportFrame } from '../../features/backoffice/reports/words/report-words.ts';
import { DeskHome } from '../../features/backoffice/staff/desk-home.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskHomePage() {
  return (
    <DeskPage title="home.title" right={null}>
      {(employment) => (
        <>
          <ReportFrame>
            <Today employment={employment} />
          </ReportFrame>
          <DeskHome employment={employment} />
        </>
      )}
    </DeskPage>
  );
}
