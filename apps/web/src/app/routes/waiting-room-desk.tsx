import { useParams } from 'react-router';
import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { DeskFrame } from '../../features/backoffice/waiting-rooms/words/desk-words.ts';
import { RoomScreen } from '../../features/backoffice/waiting-rooms/room-screen.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function WaitingRoomDeskPage() {
  const { t } = useWords();
  const { roomId = '' } = useParams();
  return (
    <Page className="flex flex-col gap-6">
      <title>{`${t('profile.waitingRooms')} · Houseful`}</title>
      <WithRight right="see-waiting-rooms">
        <DeskFrame>
          <RoomScreen key={roomId} roomId={roomId} />
        </DeskFrame>
      </WithRight>
    </Page>
  );
}
