import type { SentInputOf } from '@houseful/contract/operation';
import type { WaitingRoomDesk, WaitingRoomOrder } from '@houseful/contract/waiting-room-desk';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { type Change, changesOfDesk } from '../changes.ts';
import { roomDeskKey } from '../use-room-desk.ts';

type RoomChange = Omit<SentInputOf<typeof waitingRoomOperations.changeWaitingRoom>, 'roomId'>;

/** Gives the room an order; given twice, it is followed once. */
export function useOrder(roomId: string) {
  const accept = useAccept(roomId);
  return useMutation({
    mutationFn: (order: WaitingRoomOrder) =>
      api.call(waitingRoomOperations.steerWaitingRoom, { roomId, ...order }),
    ...accept,
  });
}

/** Changes how the room works; answers what is another than before. */
export function useRoomChange(roomId: string) {
  const client = useQueryClient();
  const accept = useAccept(roomId);
  return useMutation({
    mutationFn: async (change: RoomChange): Promise<Change[]> => {
      const before = client.getQueryData<WaitingRoomDesk>(roomDeskKey(roomId));
      const after = await api.call(waitingRoomOperations.changeWaitingRoom, { roomId, ...change });
      accept.onSuccess(after);
      return before ? changesOfDesk(before, after) : [];
    },
    onError: accept.onError,
  });
}

export type RoomChanging = ReturnType<typeof useRoomChange>;

/** What came of it is on the screen at once; a refusal may mean that the room is elsewhere by now. */
function useAccept(roomId: string) {
  const client = useQueryClient();
  const queryKey = roomDeskKey(roomId);
  return {
    onSuccess: (desk: WaitingRoomDesk) => {
      client.setQueryData(queryKey, desk);
      void client.invalidateQueries({ queryKey: ['waiting-rooms'] });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  };
}
