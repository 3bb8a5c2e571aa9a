import type { Hold } from '@houseful/contract/booking';

export const CHANGE_PARAMETER = 'hold';

/** The show's map with the hold's seats marked, to be changed while their time goes on. */
export function changeAddress({ showId, holdId }: Pick<Hold, 'showId' | 'holdId'>): string {
  return `/shows/${showId}/seats?${CHANGE_PARAMETER}=${encodeURIComponent(holdId)}`;
}
