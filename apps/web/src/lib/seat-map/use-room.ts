import type { SeatMapOverview } from '@houseful/contract/seat-map';
import { venuesOperations } from '@houseful/contract/venues';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { api } from '../browser.ts';
import { createBlockLoader } from './block-loader.ts';
import { createRoom, type Room } from './model/room.ts';

export interface LoadedRoom {
  readonly room: Room;
  /** Loads a block's chairs, unless they are there or on their way. */
  need(blockId: string): void;
  /** Why chairs that were needed could not be loaded; null when nothing failed. */
  readonly error: unknown;
  retry(): void;
}

/**
 * The room from its overview on: a small one gets all its chairs at once, a large one block by
 * block as they are needed. Redraws the caller when chairs have come.
 */
export function useRoom(overview: SeatMapOverview): LoadedRoom {
  const room = useMemo(() => createRoom(overview), [overview]);
  const [failure, setFailure] = useState<{ error: unknown; blockId: string } | null>(null);
  const queries = useQueryClient();
  const { seatMapId, isLarge } = room;

  const whole = useQuery({
    queryKey: ['seat-map', seatMapId],
    queryFn: () => api.call(venuesOperations.getSeatMap, { seatMapId }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !isLarge,
  });
  useEffect(() => {
    if (whole.data) room.add(whole.data.sections);
  }, [room, whole.data]);

  const loader = useMemo(
    () =>
      createBlockLoader({
        room,
        load: (sectionId) =>
          queries.fetchQuery({
            queryKey: ['section', seatMapId, sectionId],
            queryFn: () => api.call(venuesOperations.getSection, { seatMapId, sectionId }),
            staleTime: Number.POSITIVE_INFINITY,
          }),
        onError: (error, blockId) => setFailure({ error, blockId }),
      }),
    [queries, room, seatMapId],
  );
  const need = useCallback(
    (blockId: string) => {
      if (isLarge) loader.need(blockId);
    },
    [isLarge, loader],
  );

  useSyncExternalStore(room.subscribe, room.revision, () => 0);
  return {
    ...{ room, need },
    error: whole.error ?? failure?.error ?? null,
    retry: () => {
      if (whole.error) void whole.refetch();
      if (failure) need(failure.blockId);
      setFailure(null);
    },
  };
}
