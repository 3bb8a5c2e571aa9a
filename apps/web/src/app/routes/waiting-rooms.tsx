import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { DeskFrame } from '../../features/backoffice/waiting-rooms/words/desk-words.ts';
import { RoomList } from '../../features/backoffice/waiting-rooms/room-list.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function WaitingRoomsPage() {
  const { t } = useWords();
  return (
    <Page width="wide" className="flex flex-col gap-6">
      <title>{`${t('profile.waitingRooms')} · Houseful`}</title>
      <h1 className="font-sign text-3xl text-bulb">{t('profile.waitingRooms')}</h1>
      <WithRight right="see-waiting-rooms">
        <DeskFrame>
          <RoomList />
        </DeskFrame>
      </WithRight>
    </Page>
  );
}
