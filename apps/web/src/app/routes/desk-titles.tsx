import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';
import { TitleTable } from '../../features/backoffice/titles/title-table.tsx';
import { TitlesFrame } from '../../features/backoffice/titles/words/titles-words.ts';

export default function DeskTitlesPage() {
  return (
    <DeskPage title="titles.title" right="see-programme">
      {(employment) => (
        <TitlesFrame>
          <TitleTable employment={employment} />
        </TitlesFrame>
      )}
    </DeskPage>
  );
}
