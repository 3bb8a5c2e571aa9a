import { lazy, Suspense, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { LoadingLabel } from '../ui/skeleton.tsx';
import { MapBar } from './map/map-bar.tsx';
import { RoomMap } from './map/room-map.tsx';
import type { RoomViewProps } from './map/room-view.ts';

const SeatList = lazy(() => import('./list/seat-list.tsx').then((m) => ({ default: m.SeatList })));

/** The room as a map or as a list, and below it the controls to look around. */
export function RoomFrame(props: RoomViewProps & { need: (blockId: string) => void }) {
  const [asList, setAsList] = useState(false);
  const { t } = useWords();
  return (
    <>
      <div className="relative min-h-0 flex-1">
        {asList ? (
          <Suspense fallback={<LoadingLabel>{t('seats.map.loading')}</LoadingLabel>}>
            <SeatList {...props} />
          </Suspense>
        ) : (
          <RoomMap {...props} />
        )}
      </div>
      <MapBar {...props} asList={asList} onList={setAsList} />
    </>
  );
}
