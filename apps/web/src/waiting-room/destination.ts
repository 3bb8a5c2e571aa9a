import type { WaitingRoomScope } from '@houseful/contract/waiting-room';

/** Where to go on inside: straight to the seats, or to the shows of the title. */
export function destinationOf(scope: WaitingRoomScope): string {
  return scope.kind === 'show' ? `/shows/${scope.showId}/seats` : `/titles/${scope.titleId}`;
}
