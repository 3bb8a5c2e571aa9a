import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../lib/api/problem.ts';
import { api, keptPlaces } from '../../../lib/browser.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Countdown } from '../../../lib/ui/countdown.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import type { Entry } from '../use-entry.ts';

/** Inside a waiting room: how long one may stay, and the way to let the next person in. */
export function AdmissionBar({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  const { roomId, admission, look } = entry;
  const leaving = useMutation({
    mutationFn: (room: string) => leave(room),
    onSuccess: () => setAsks(false),
  });
  if (roomId === null || admission === null) return null;
  return (
    <section
      aria-label={t('seats.room.inside')}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-lg border border-good/60 bg-raised px-3 py-1.5 text-sm"
    >
      <p className="min-w-0">
        {t('seats.room.inside')} <Countdown expiresAt={admission.expiresAt} onOver={look} />
      </p>
      <Button look="plain" size="small" onClick={() => setAsks(true)}>
        {t('seats.room.done')}
      </Button>
      <Dialog open={asks} title={t('seats.room.doneTitle')} onClose={() => setAsks(false)}>
        <p className="text-muted">{t('seats.room.doneDetail')}</p>
        <ProblemNotice error={leaving.error} />
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => setAsks(false)}>{t('seats.room.stay')}</Button>
          <Button look="quiet" busy={leaving.isPending} onClick={() => leaving.mutate(roomId)}>
            {t('seats.room.leave')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

async function leave(roomId: string): Promise<void> {
  const kept = keptPlaces.placeIn(roomId);
  if (!kept) return;
  try {
    const tokens = { 'Place-Token': kept.placeToken };
    await api.call(waitingRoomOperations.leavePlace, { roomId }, { tokens });
  } catch (error) {
    if (!isProblem(error, 'place-token-invalid') && !isProblem(error, 'no-place')) throw error;
  }
  keptPlaces.keep(roomId, { ...kept, admission: null, left: true });
}
