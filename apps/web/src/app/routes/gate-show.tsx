import { useParams } from 'react-router';
import { GateShowScreen } from '../../features/backoffice/gate/gate-show.tsx';
import { GateFrame } from '../../features/backoffice/gate/words/gate-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function GateShowPage() {
  const { showId = '' } = useParams();
  return (
    <DeskPage title="way.gate" right="run-gate">
      {() => (
        <GateFrame>
          <GateShowScreen key={showId} showId={showId} />
        </GateFrame>
      )}
    </DeskPage>
  );
}
