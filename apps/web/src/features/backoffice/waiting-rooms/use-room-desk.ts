import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, live } from '../../../lib/browser.ts';

const POLL_MS = 5_000;
/** Nothing moves in a room that is over; its last sales may still be paid. */
const POLL_ENDED_MS = 60_000;

export const roomDeskKey = (roomId: string) => ['waiting-room-desk', roomId] as const;

/** A room as its operator sees it, asked for every five seconds, its status live in between. */
export function useRoomDesk(roomId: string) {
  const client = useQueryClient();
  useEffect(() => {
    const queryKey = roomDeskKey(roomId);
    return live.watch(`waiting-room:${roomId}`, {
      onJoined: () => void client.invalidateQueries({ queryKey }),
      onMessage: (message) => {
        if (message.type !== 'waiting-room') return;
        const known = client.getQueryData<WaitingRoomDesk>(queryKey);
        if (!known) return;
        client.setQueryData(queryKey, withStatus(known, message.status));
        // Other orders may be given now, and the log has more to tell.
        const { phase, paused } = known.status;
        if (phase !== message.status.phase || paused !== message.status.paused) {
          void client.invalidateQueries({ queryKey });
        }
      },
    });
  }, [client, roomId]);
  return useQuery({
    queryKey: roomDeskKey(roomId),
    queryFn: async ({ signal }) => {
      const { getWaitingRoomDesk } = waitingRoomOperations;
      const desk = await api.call(getWaitingRoomDesk, { roomId }, { signal });
      const known = client.getQueryData<WaitingRoomDesk>(roomDeskKey(roomId));
      return known ? withStatus(desk, known.status) : desk;
    },
    refetchInterval: ({ state }) =>
      state.data?.status.phase === 'ended' ? POLL_ENDED_MS : POLL_MS,
  });
}

/** News and answers overtake each other: the newer status counts. */
export function withStatus(desk: WaitingRoomDesk, status: WaitingRoomStatus): WaitingRoomDesk {
  const { version, asOf } = desk.status;
  const isNewer = status.version > version || (status.version === version && status.asOf > asOf);
  return isNewer ? { ...desk, status } : desk;
}
