import { useSearchParams } from 'react-router';
import { OperatorOnly } from '../../features/backoffice/operator-only.tsx';
import { DeskFrame } from '../../features/backoffice/waiting-rooms/desk-frame.tsx';
import { NewRoom } from '../../features/backoffice/waiting-rooms/new/new-room.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function NewWaitingRoomPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  return (
    <Page width="text" className="flex flex-col gap-6">
      <title>{`${t('profile.waitingRooms')} · Houseful`}</title>
      <OperatorOnly path="/desk/waiting-rooms/new">
        <DeskFrame>
          <NewRoom again={search.get('again')} />
        </DeskFrame>
      </OperatorOnly>
    </Page>
  );
}
