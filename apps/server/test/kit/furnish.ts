import type { NewShow } from '@houseful/contract/faces/catalog';
import type { ShowPricing } from '@houseful/contract/pricing';
import type { SeatMap } from '@houseful/contract/seat-map';
import { smallShow } from '#test/kit/small-room';
import type { House } from '../../src/compose.ts';

export interface Furniture {
  /** From when on the shows are on sale; they begin seven and a half hours later. */
  readonly now: Date;
  readonly rooms: readonly SeatMap[];
  /** `room` is the place of its seat map in `rooms`. */
  readonly shows: readonly {
    readonly showId: string;
    readonly room: number;
    /** With rules about its prices, so that offers can be used for it. */
    readonly pricing?: ShowPricing;
  }[];
}

/** One city, one venue, one title, and those rooms and shows; everything is delivered and on sale. */
export async function furnish(
  { faces, facts }: Pick<House, 'faces' | 'facts'>,
  { now, rooms, shows }: Furniture,
): Promise<void> {
  const screens = rooms.map(({ seatMapId }, index) => ({
    screenId: `scr_${index + 1}`,
    name: `Screen ${index + 1}`,
    seatMapId,
    seatCount: 50,
    formats: ['2D'],
  }));
  const place = { latitude: 19.076, longitude: 72.8777, timeZone: 'Asia/Kolkata' };
  await faces.venues.registerPlaces({
    cities: [{ cityId: 'mumbai', name: 'Mumbai', state: 'Maharashtra', ...place }],
    venues: [
      {
        cityName: 'Mumbai',
        venue: {
          venueId: 'ven_test-talkies',
          name: 'Test Talkies',
          kind: 'multiplex',
          cityId: 'mumbai',
          address: '1 Proof Road',
          ...place,
          screens,
        },
      },
    ],
    seatMaps: [...rooms],
  });
  await facts.drain();
  await faces.catalog.addTitles([
    {
      titleId: 'ttl_test',
      kind: 'movie',
      name: 'A Test Film',
      nativeName: 'परीक्षा',
      year: 2026,
      languages: ['Hindi'],
      genres: ['Drama'],
      formats: ['2D'],
      certificate: 'UA 13+',
      durationMinutes: 120,
      rating: 8.1,
      synopsis: 'A film that is only ever shown to tests.',
      cast: [{ name: 'Asha Rao', role: 'Herself' }],
      crew: [{ name: 'Omar Khan', job: 'Director' }],
      palette: ['#1c1917', '#b91c1c', '#fef3c7'],
      motif: 'stars',
      releaseDate: '2026-11-13',
    },
  ]);
  await faces.catalog.scheduleShows(
    shows.map(({ showId, room, pricing }): NewShow => {
      const seatMap = rooms[room];
      if (!seatMap) throw new Error(`there is no room ${room} for ${showId}`);
      const { label, seatsPerHoldMax: _, ...terms } = smallShow(showId, seatMap, now);
      return {
        ...terms,
        pricing,
        titleId: 'ttl_test',
        venueId: 'ven_test-talkies',
        screenId: `scr_${room + 1}`,
        startsAt: label.startsAt,
        endsAt: label.endsAt,
        localTime: '01:00',
        language: 'Hindi',
        format: '2D',
      };
    }),
  );
  await facts.drain();
}
