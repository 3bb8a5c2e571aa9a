import { Temporal } from 'temporal-polyfill';
import { type Clock, MINUTE_MS } from '#platform/clock';
import type { Random } from '#platform/random';
import type { Job } from '#platform/schedule/schedule';
import type { House } from '../compose.ts';
import { createCrowd } from './crowd.ts';
import { type DayToCome, placeFirstOrders } from './first-orders.ts';
import { DAYS_ON_SALE } from './live-calendar.ts';
import { makeOffers } from './demo-offers.ts';
import { makePrices } from './demo-prices.ts';
import { makeTills } from './demo-tills.ts';
import { createOnSale } from './on-sale.ts';
import { loadPlaces } from './places.ts';
import { type PlannedShow, showsOfDay } from './timetable.ts';
import { loadTitles } from './titles.ts';

const NEW_CITY_SHOWS_MIN = 5_000;
const EXTEND_EVERY_MS = 10 * MINUTE_MS;
/** All demo venues are in India, so one calendar serves. */
const DEMO_TIME_ZONE = 'Asia/Kolkata';
/** Whose all of it is. */
const DEMO_ORGANISATION = 'Houseful demo city';
/** Where the demo's buyer goes out. */
const BUYERS_CITY = 'mumbai';

/** Printed at the start: the demo is for looking around. */
export const DEMO_LOGINS = [
  { role: 'buyer', name: 'Asha Rao', email: 'asha@example.com', password: 'houseful-demo' },
  { role: 'operator', name: 'Omar Khan', email: 'omar@example.com', password: 'houseful-demo' },
] as const;

export interface DemoSettings {
  /** Whether a concert goes on sale behind a waiting room, with a crowd that waits there. */
  readonly onSale: boolean;
}

export interface DemoCity {
  /** Makes sure that everything is there and on sale; the second time there is little to do. */
  open(say: (line: string) => void): Promise<void>;
  /** Where the city is new, announces its great on-sale. @returns the waiting room's id; null: there is none */
  announceOnSale(): Promise<string | null>;
  /** Lets make-believe buyers in; in the background, once the house is open. */
  admitCrowd(): Promise<void>;
  stop(): Promise<void>;
  readonly jobs: readonly Job[];
}

/**
 * Fills the house with a city of real places and titles, and keeps its timetable DAYS_ON_SALE
 * ahead for as long as it runs. Everything is named by what it is, so opening again adds nothing.
 */
export function createDemoCity(
  { faces, addUser, facts }: Pick<House, 'faces' | 'addUser' | 'facts'>,
  clock: Clock,
  random: Random,
  settings: DemoSettings = { onSale: false },
): DemoCity {
  const { films, lives, coming } = loadTitles();
  const { cities, venues, seatMaps } = loadPlaces(lives);
  let scheduledUntil: string | null = null;
  let addedNow = 0;
  let crowdDay: { localDate: string; shows: PlannedShow[] } | undefined;
  let operatorId = '';
  let filling: Promise<void> = Promise.resolve();
  const crowd = createCrowd({ faces }, () => showsToCome(), random);
  const onSale = createOnSale({ faces }, clock, random);

  function today(): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(clock.now().getTime())
      .toZonedDateTimeISO(DEMO_TIME_ZONE)
      .toPlainDate();
  }

  /** What can still be bought for today and tomorrow. */
  function showsToCome(): PlannedShow[] {
    const localDate = today().toString();
    // Planning a day takes a tenth of a second, and the crowd asks four times a minute.
    if (crowdDay?.localDate !== localDate) {
      const dates = [localDate, today().add({ days: 1 }).toString()];
      crowdDay = { localDate, shows: dates.flatMap(showsOn) };
    }
    const now = clock.now().toISOString();
    return crowdDay.shows.filter((show) => show.startsAt > now);
  }

  function showsOn(localDate: string): PlannedShow[] {
    return showsOfDay({ cityVenues: venues, films, lives, localDate });
  }

  async function open(say: (line: string) => void): Promise<void> {
    const known = await faces.venues.listCities({ limit: 1, cursor: undefined }, nobody);
    if (known.items.length === 0) {
      say(
        `Building the demo city: ${venues.length} venues, ${films.length + lives.length} titles …`,
      );
    }
    await faces.venues.registerPlaces({
      cities,
      venues: venues.map(({ venue, cityName }) => ({ venue, cityName })),
      // Drawn only when something is missing: the drawings are the heaviest part.
      seatMaps: known.items.length === 0 ? seatMaps() : [],
    });
    await facts.drain();
    await faces.catalog.addTitles([...films, ...lives, ...coming]);
    const [buyer, operator] = await addLogins(addUser);
    operatorId = operator.userId;
    await faces.organisations.openFirst({ name: DEMO_ORGANISATION, ownerId: operatorId });
    await makePrices(faces, operatorId);
    await makeOffers(faces, operatorId);
    const cinema = venues.find(({ venue }) => venue.cityId === BUYERS_CITY);
    if (cinema) await makeTills(faces, { operatorId, venueId: cinema.venue.venueId });
    addedNow = await extend();
    if (addedNow > 0) say(`Put ${addedNow.toLocaleString('en-IN')} shows on sale.`);
    const [{ name, email }] = DEMO_LOGINS;
    await placeFirstOrders(faces, { buyerId: buyer.userId, contact: { name, email } }, daysToCome);
    await facts.drain();
  }

  /** What can be bought in the buyer's city, day by day from tomorrow on. */
  function* daysToCome(): Generator<DayToCome> {
    const here = new Set(
      venues.flatMap(({ venue }) => (venue.cityId === BUYERS_CITY ? [venue.venueId] : [])),
    );
    const filmIds = new Set(films.map(({ titleId }) => titleId));
    for (let days = 1; days < DAYS_ON_SALE; days++) {
      const shows = showsOn(today().add({ days }).toString()).filter((s) => here.has(s.venueId));
      yield {
        films: shows.filter(({ titleId }) => filmIds.has(titleId)),
        lives: shows.filter(({ titleId }) => !filmIds.has(titleId)),
      };
    }
  }

  /** Schedules every day of the window that is not yet; answers how many shows were new. */
  async function extend(): Promise<number> {
    const first = today();
    const last = first.add({ days: DAYS_ON_SALE - 1 });
    let day = scheduledUntil
      ? Temporal.PlainDate.from(scheduledUntil)
      : await firstOpenDay(faces.catalog, first, last);
    let added = 0;
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      const localDate = day.toString();
      added += (await faces.catalog.scheduleShows(showsOn(localDate))).added;
      await facts.drain();
      scheduledUntil = localDate;
    }
    return added;
  }

  /** A restart must not fill the city up a second time. */
  function isNew(): boolean {
    return addedNow >= NEW_CITY_SHOWS_MIN;
  }

  return {
    open,
    announceOnSale: async () => {
      if (!settings.onSale || !isNew()) return null;
      return onSale.announce(operatorId);
    },
    admitCrowd: () => {
      if (isNew()) filling = crowd.fill();
      return filling;
    },
    stop: async () => {
      crowd.stop();
      await filling;
    },
    jobs: [
      ...crowd.jobs,
      ...(settings.onSale ? onSale.jobs : []),
      {
        name: 'demo/extend-timetable',
        everyMs: EXTEND_EVERY_MS,
        run: async () => {
          await extend();
        },
      },
    ],
  };
}

async function addLogins(addUser: House['addUser']) {
  const [buyer, operator] = DEMO_LOGINS;
  return [await addUser(buyer), await addUser({ ...operator, roles: ['operator'] })] as const;
}

/** The last day that has shows, which an interrupted run may have left unfinished. */
async function firstOpenDay(
  catalog: House['faces']['catalog'],
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  for (
    let day = last;
    Temporal.PlainDate.compare(day, first) > 0;
    day = day.subtract({ days: 1 })
  ) {
    const query = { status: 'now', date: day.toString(), limit: 1 } as const;
    const { items } = await catalog.listTitles(query, nobody);
    if (items.length > 0) return day;
  }
  return first;
}

const nobody = { caller: null, idempotencyKey: null };
