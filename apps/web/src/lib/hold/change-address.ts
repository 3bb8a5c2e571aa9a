import type { Hold } from '@houseful/contract/booking';

export const CHANGE_PARAMETER = 'hold';

/** The show's map with the hold's seats marked, to be changed while their time goes on. */
export function changeAddress({ showId, holdId }: Pick<Hold, 'showId' | 'holdId'>): string {
  return `/shows/${showId}/seats?${CHANGE_PARAMETER}=${encodeURIComponent(holdId)}`;
}

/** What the history remembers of a step from the checkout to the map. */
export const FROM_CHECKOUT = { stepsFromCheckout: 1 };

/** How many steps back the checkout is from which the seats are changed; 0 if from elsewhere. */
export function stepsFromCheckout(historyState: unknown): number {
  const { stepsFromCheckout: steps } = Object(historyState);
  return typeof steps === 'number' ? steps : 0;
}
