import type { RoomState } from './room.ts';

export type Screen =
  | 'finding'
  | 'unreachable'
  | 'missing'
  | 'closed'
  | 'joining'
  | 'account'
  | 'refused'
  | 'draining'
  | 'lobby'
  | 'drawing'
  | 'line'
  | 'turn'
  | 'inside'
  | 'missed'
  | 'left'
  | 'out'
  | 'unknown'
  | 'ended';

/** Which of its screens the page shows. */
export function screenOf(state: RoomState): Screen {
  const { status, missing, contact, kept, place } = state;
  if (missing) return 'missing';
  if (!status) return contact === 'lost' ? 'unreachable' : 'finding';
  if (place?.state === 'inside') return 'inside';
  if (status.phase === 'ended') return 'ended';
  if (kept?.left) return 'left';
  if (!place) return withoutPlace(state);
  switch (place.state) {
    case 'closed':
      return 'closed';
    case 'unordered':
      return status.phase === 'lobby' ? 'lobby' : 'drawing';
    case 'waiting':
      return 'line';
    default:
      return place.state;
  }
}

function withoutPlace({ status, joining }: RoomState): Screen {
  if (status?.phase === 'closed') return 'closed';
  if (status?.phase === 'draining') return 'draining';
  if (joining.kind === 'account' || joining.kind === 'refused') return joining.kind;
  return 'joining';
}

/** Nobody ahead can be called any more, or everything is paid for: waiting may be in vain. */
export function isSoldOut({ status }: RoomState): boolean {
  return status?.sales.seatsUnsold === 0;
}
