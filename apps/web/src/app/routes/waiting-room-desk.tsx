import { useParams } from 'react-router';
import { OperatorOnly } from '../../features/backoffice/operator-only.tsx';
import { DeskFrame } from '../../features/backoffice/waiting-rooms/desk-frame.tsx';
import { RoomScreen } from '../../features/backoffice/waiting-rooms/room-screen.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function WaitingRoomDeskPage() {
  const { t } = useWords();
  const { roomId = '' } = useParams();
  return (
    <Page className="flex flex-col gap-6">
      <title>{`${t('profile.waitingRooms')} · Houseful`}</title>
      <OperatorOnly path={`/desk/waiting-rooms/${roomId}`}>
        <DeskFrame>
          <RoomScreen key={roomId} roomId={roomId} />
        </DeskFrame>
      </OperatorOnly>
    </Page>
  );
}
