import { ShowTable } from '../../features/backoffice/shows/show-table.tsx';
import { ShowsFrame } from '../../features/backoffice/shows/words/shows-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskShowsPage() {
  return (
    <DeskPage title="way.shows" right="see-programme">
      {(employment) => (
        <ShowsFrame>
          <ShowTable employment={employment} />
        </ShowsFrame>
      )}
    </DeskPage>
  );
}
