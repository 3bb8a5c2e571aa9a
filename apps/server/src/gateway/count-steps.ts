import type { bookingOperations } from '@houseful/contract/booking';
import type { catalogOperations } from '@houseful/contract/catalog';
import type { InsightsFace } from '@houseful/contract/faces/insights';
import type { Face } from '@houseful/contract/operation';

type Counter = Pick<InsightsFace, 'countStep'>;

/** The same answers; a title that was looked at is counted, and nothing about who looked. */
export function countCatalogSteps(
  face: Face<typeof catalogOperations>,
  { countStep }: Counter,
): Face<typeof catalogOperations> {
  return {
    ...face,
    getTitle: counted(face.getTitle, ({ titleId }) => countStep('title', { titleId })),
    getMovie: counted(face.getMovie, ({ titleId }) => countStep('title', { titleId })),
  };
}

/** The same answers; shows, rooms, holds and orders on the way to a ticket are counted. */
export function countBookingSteps(
  face: Face<typeof bookingOperations>,
  { countStep }: Counter,
): Face<typeof bookingOperations> {
  return {
    ...face,
    getShow: counted(face.getShow, ({ showId }) => countStep('show', { showId })),
    // The shop asks for the seats alone, others for the drawing with them.
    getSeatStatus: counted(face.getSeatStatus, ({ showId }) => countStep('seats', { showId })),
    getShowSeatMap: counted(face.getShowSeatMap, ({ showId }) => countStep('seats', { showId })),
    holdSeats: counted(face.holdSeats, ({ showId }) => countStep('hold', { showId })),
    placeOrder: counted(face.placeOrder, ({ showId }) => countStep('order', { showId })),
  };
}

/** Counts what was answered, not what was refused. */
function counted<I, C, O>(
  ask: (input: I, call: C) => Promise<O>,
  count: (answer: O) => void,
): (input: I, call: C) => Promise<O> {
  return async (input, call) => {
    const answer = await ask(input, call);
    count(answer);
    return answer;
  };
}
