import { useSearchParams } from 'react-router';
import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { DeskFrame } from '../../features/backoffice/waiting-rooms/words/desk-words.ts';
import { NewRoom } from '../../features/backoffice/waiting-rooms/new/new-room.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function NewWaitingRoomPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  return (
    <Page width="text" className="flex flex-col gap-6">
      <title>{`${t('profile.waitingRooms')} · Houseful`}</title>
      <WithRight right="run-waiting-rooms">
        <DeskFrame>
          <NewRoom again={search.get('again')} />
        </DeskFrame>
      </WithRight>
    </Page>
  );
}
