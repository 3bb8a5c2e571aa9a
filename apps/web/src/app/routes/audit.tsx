import { AuditLog } from '../../features/backoffice/staff/audit/audit-log.tsx';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function AuditPage() {
  return (
    <DeskPage title="audit.title" right="see-audit">
      {(employment) => <AuditLog employment={employment} />}
    </DeskPage>
  );
}
