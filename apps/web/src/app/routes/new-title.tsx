import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { useEmployment } from '../../features/backoffice/staff/my-desk.ts';
import { NewTitle } from '../../features/backoffice/titles/editor/new-title.tsx';
import { TitlesFrame } from '../../features/backoffice/titles/words/titles-words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function NewTitlePage() {
  const employment = useEmployment();
  return (
    <Page className="flex flex-col gap-6">
      <WithRight right="run-titles">
        <TitlesFrame>
          {employment && <NewTitle organisationId={employment.organisation.organisationId} />}
        </TitlesFrame>
      </WithRight>
    </Page>
  );
}
