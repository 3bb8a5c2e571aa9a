import type { BookingFace, DescribedShow, ShowCounts } from '@houseful/contract/faces/booking';
import type { CatalogFace, KeptShow } from '@houseful/contract/faces/catalog';
import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Call, Face } from '@houseful/contract/operation';
import type { DeskShow, DeskShowDetails, showsDeskOperations } from '@houseful/contract/shows-desk';
import { reaches, type Reach, type Right } from '@houseful/contract/staff';
import type { Clock } from '#platform/clock';
import { Problem, problem } from '#platform/problem';

/** A new show is known to booking by then. */
const ON_SALE_SOON_MS = 300;

interface ShowNeighbours {
  readonly catalog: CatalogFace;
  readonly booking: Pick<BookingFace, 'countShows' | 'describeShow'>;
  readonly payments: Pick<PaymentsFace, 'countRefunds'>;
  readonly notifications: Pick<NotificationsFace, 'countShowLetters'>;
  readonly waitingRoom: Pick<WaitingRoomFace, 'findRoom'>;
  readonly clock: Clock;
  readonly reachOf: (userId: string, right: Right) => Promise<Reach>;
}

/** The desk's answers about shows: what the catalogue keeps, how booking sells it, and how far money and letters have come. */
export function composeShows(neighbours: ShowNeighbours): Face<typeof showsDeskOperations> {
  const { catalog, booking, clock } = neighbours;

  /** The show as it is sold, for who reaches it. @throws no-such-show, overloaded for the moment in which it is put on sale */
  async function soldShow(showId: string, call: Call): Promise<DescribedShow> {
    await catalog.getDeskShow({ showId }, call);
    const sold = await unlessUnknown(booking.describeShow({ showId }));
    if (sold) return sold;
    throw problem(
      'overloaded',
      { retryAfterMs: ON_SALE_SOON_MS },
      'The show is just being put on sale.',
    );
  }

  async function detailsOf(showId: string, call: Call): Promise<DeskShowDetails> {
    return readDetails(neighbours, showId, call);
  }

  return {
    listDeskShows: async (input, call) => {
      const { items, nextCursor } = await catalog.listDeskShows(input, call);
      const counts = await booking.countShows({ showIds: items.map(({ showId }) => showId) });
      const now = clock.now();
      return { items: items.map((show) => listed(show, counts.get(show.showId), now)), nextCursor };
    },

    getDeskShow: ({ showId }, call) => detailsOf(showId, call),

    cancelShow: async (input, call) => {
      const terms = await soldShow(input.showId, call);
      await catalog.cancelShow({ ...input, terms, orders: terms.orders }, call);
      return detailsOf(input.showId, call);
    },

    moveShow: async (input, call) => {
      const terms = await soldShow(input.showId, call);
      const hasBuyers = terms.categories.some(({ sold, held }) => sold + held > 0);
      await catalog.moveShow({ ...input, terms, orders: terms.orders, hasBuyers }, call);
      return detailsOf(input.showId, call);
    },

    closeShow: async (input, call) => {
      await catalog.closeShow(input, call);
      return detailsOf(input.showId, call);
    },

    openShow: async (input, call) => {
      await catalog.openShow(input, call);
      return detailsOf(input.showId, call);
    },
  };
}

async function readDetails(
  neighbours: ShowNeighbours,
  showId: string,
  call: Call,
): Promise<DeskShowDetails> {
  const { catalog, booking, waitingRoom, clock } = neighbours;
  const [{ changes, screens, ...kept }, counts, described] = await Promise.all([
    catalog.getDeskShow({ showId }, call),
    booking.countShows({ showIds: [showId] }),
    unlessUnknown(booking.describeShow({ showId })),
  ]);
  const belonging = { organisationId: kept.organisationId, venueId: kept.venueId };
  const userId = call.caller?.buyerId ?? '';
  const may = async (right: Right) => reaches(await neighbours.reachOf(userId, right), belonging);
  const [maySeeMoney, mayRun] = await Promise.all([may('see-money'), may('run-schedule')]);
  const room = described ? await waitingRoom.findRoom({ showId }) : null;
  const count = counts.get(showId);
  return {
    ...listed(kept, count, clock.now()),
    sale:
      described && count
        ? {
            ...{ opensAt: count.opensAt, closesAt: count.closesAt },
            seatsPerHoldMax: described.seatsPerHoldMax,
            seatsPerBuyerMax: described.seatsPerBuyerMax,
          }
        : null,
    categories: described?.categories ?? [],
    orders: described?.orders ?? 0,
    takings: maySeeMoney ? (described?.takings ?? null) : null,
    screens: screens
      .filter(
        ({ screenId, seatMapId }) =>
          screenId === kept.screenId || seatMapId === described?.seatMapId,
      )
      .map(({ screenId, name }) => ({ screenId, name })),
    waitingRoomId: room?.roomId ?? null,
    mayRun,
    changes: [...changes],
    settlement: described ? await settlementOf(neighbours, described, maySeeMoney) : null,
  };
}

/** How far everything that follows from the last change has come, counted by those who do it. */
async function settlementOf(
  { payments, notifications }: ShowNeighbours,
  { settling, currency }: DescribedShow,
  maySeeMoney: boolean,
): Promise<DeskShowDetails['settlement']> {
  if (!settling) return null;
  const { kind, since, version, left, orderIds } = settling;
  const about = kind === 'cancelled' ? { kind } : { kind, version };
  const [mails, sums] = await Promise.all([
    notifications.countShowLetters({ orderIds, about }),
    kind === 'cancelled' ? payments.countRefunds({ orderIds }) : null,
  ]);
  const counted = (sum: { count: number; amount: number }) => ({
    count: sum.count,
    amount: maySeeMoney ? { amount: sum.amount, currency } : null,
  });
  const told = mails.sent + mails.failed + mails.none;
  const isPaidBack = sums === null || sums.PENDING.count + sums.SENT.count === 0;
  return {
    ...{ kind, since, mails },
    // Those of a moved show are told of all together; the ended ones of a cancelled one are those that are through.
    orders: { total: kind === 'cancelled' ? orderIds.length + left : orderIds.length, left },
    refunds: sums && {
      PENDING: counted(sums.PENDING),
      SENT: counted(sums.SENT),
      DONE: counted(sums.DONE),
    },
    done: left === 0 && isPaidBack && mails.waiting === 0 && told >= orderIds.length,
  };
}

function listed(
  { cancelledAt, closedAt, ...show }: KeptShow,
  counts: ShowCounts | undefined,
  now: Date,
): DeskShow {
  return {
    ...show,
    state: stateOf({ cancelledAt, closedAt, endsAt: show.endsAt }, counts, now),
    seats: counts?.seats ?? null,
  };
}

function stateOf(
  {
    cancelledAt,
    closedAt,
    endsAt,
  }: { cancelledAt: string | null; closedAt: string | null; endsAt: string },
  counts: ShowCounts | undefined,
  now: Date,
): DeskShow['state'] {
  if (cancelledAt !== null) return 'cancelled';
  if (new Date(counts?.closesAt ?? endsAt) <= now) return 'over';
  if (closedAt !== null) return 'stopped';
  return counts && new Date(counts.opensAt) <= now ? 'on-sale' : 'coming';
}

/** A show that is being put on sale at this moment is one without sales yet. */
function unlessUnknown<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'no-such-show') return null;
    throw error;
  });
}
