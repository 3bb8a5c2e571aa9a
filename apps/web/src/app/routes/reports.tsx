import { useParams } from 'react-router';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';
import { Reports } from '../../features/backoffice/reports/reports.tsx';
import { ReportFrame } from '../../features/backoffice/reports/words/report-words.ts';

export default function ReportsPage() {
  const { report } = useParams();
  return (
    <DeskPage title="way.reports" right="see-programme">
      {(employment) => (
        <ReportFrame>
          <Reports {...{ employment, report }} />
        </ReportFrame>
      )}
    </DeskPage>
  );
}
