import { useParams } from 'react-router';
import { SetAsideScreen } from '../../features/backoffice/set-aside/set-aside-screen.tsx';
import { SetAsideFrame } from '../../features/backoffice/set-aside/words/set-aside-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function SetAsidePage() {
  const { showId = '' } = useParams();
  return (
    <DeskPage title="setAside.title" right="see-programme">
      {() => (
        <SetAsideFrame>
          <SetAsideScreen key={showId} showId={showId} />
        </SetAsideFrame>
      )}
    </DeskPage>
  );
}
