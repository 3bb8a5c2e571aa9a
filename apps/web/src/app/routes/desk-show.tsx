import { useParams } from 'react-router';
import { ShowScreen } from '../../features/backoffice/shows/show-screen.tsx';
import { ShowsFrame } from '../../features/backoffice/shows/words/shows-words.ts';
import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { Page } from '../../lib/ui/page.tsx';

export default function DeskShowPage() {
  const { showId = '' } = useParams();
  return (
    <Page width="wide" className="flex flex-col gap-6">
      <WithRight right="see-programme">
        <ShowsFrame>
          <ShowScreen key={showId} showId={showId} />
        </ShowsFrame>
      </WithRight>
    </Page>
  );
}
