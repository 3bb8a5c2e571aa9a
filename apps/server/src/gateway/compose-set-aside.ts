import type { BookingFace, NamelessSetAside } from '@houseful/contract/faces/booking';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { Face } from '@houseful/contract/operation';
import type { SetAside, setAsideOperations } from '@houseful/contract/set-aside';

interface Neighbours {
  readonly booking: Pick<
    BookingFace,
    'listSetAside' | 'setSeatsAside' | 'giveBackSeats' | 'compSeats'
  >;
  readonly identity: Pick<IdentityFace, 'nameUsers'>;
}

/** Booking's answers, with the names of those who set seats aside. */
export function composeSetAside({
  booking,
  identity,
}: Neighbours): Face<typeof setAsideOperations> {
  async function naming(entries: readonly NamelessSetAside[]) {
    const userIds = [...new Set(entries.map(({ actorId }) => actorId))];
    const names = await identity.nameUsers({ userIds });
    return (entry: NamelessSetAside): SetAside => ({
      ...entry,
      actorName: names.get(entry.actorId) ?? null,
    });
  }

  const named = async (entry: NamelessSetAside) => (await naming([entry]))(entry);

  return {
    listSetAside: async (input, call) => {
      const { items, nextCursor } = await booking.listSetAside(input, call);
      return { items: items.map(await naming(items)), nextCursor };
    },
    setSeatsAside: async (input, call) => named(await booking.setSeatsAside(input, call)),
    giveBackSeats: async (input, call) => named(await booking.giveBackSeats(input, call)),
    compSeats: booking.compSeats,
  };
}
