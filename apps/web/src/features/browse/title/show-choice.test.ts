import type { ShowOnOffer } from '@houseful/contract/catalog';
import { describe, expect, it } from 'vitest';
import {
  choose,
  optionsOf,
  readShowChoice,
  timeOfDay,
  type Venues,
  withShowChoice,
} from './show-choice.ts';

let nextShow = 0;
const show = (localTime: string, language: string, format: string, rupees: number | null) =>
  ({
    showId: `shw_${(nextShow += 1)}`,
    localTime,
    language,
    format,
    availability: rupees === null ? null : { priceFrom: { amount: rupees * 100, currency: 'INR' } },
  }) as ShowOnOffer;

const at = (venueId: string, ...shows: ShowOnOffer[]) =>
  ({ venue: { venueId }, shows }) as Venues[number];

const DAY: Venues = [
  at('a', show('09:30', 'Hindi', '2D', 180), show('19:00', 'Hindi', 'IMAX 2D', 620)),
  at('b', show('22:15', 'Tamil', '2D', 240), show('14:00', 'Hindi', '2D', null)),
];
const all = readShowChoice(new URLSearchParams());
const times = (venues: Venues) => venues.flatMap(({ shows }) => shows.map((one) => one.localTime));

describe('the shows of a day', () => {
  it.each([
    ['04:59', 'night'],
    ['05:00', 'morning'],
    ['12:00', 'afternoon'],
    ['17:00', 'evening'],
    ['20:59', 'evening'],
    ['21:00', 'night'],
  ])('at %s are in the %s', (time, part) => {
    expect(timeOfDay(time)).toBe(part);
  });

  it.each([
    [{}, ['09:30', '19:00', '22:15', '14:00']],
    [{ language: ['Tamil'] }, ['22:15']],
    [{ language: ['Tamil', 'Hindi'], format: ['2D'] }, ['09:30', '22:15', '14:00']],
    [{ timeOfDay: ['evening', 'morning'] }, ['09:30', '19:00']],
    [{ priceMax: 240_00 }, ['09:30', '22:15']],
    [{ language: ['Tamil'], timeOfDay: ['morning'] }, []],
  ])('narrowed by %o are %o', (change, expected) => {
    expect(times(choose(DAY, { ...all, ...change }))).toEqual(expected);
  });

  it('lose the venues that have none', () => {
    const venues = choose(DAY, { ...all, language: ['Tamil'] });
    expect(venues.map(({ venue }) => venue.venueId)).toEqual(['b']);
  });

  it('offer only what they differ in', () => {
    expect(optionsOf(DAY)).toEqual({
      language: ['Hindi', 'Tamil'],
      format: ['2D', 'IMAX 2D'],
      timeOfDay: ['morning', 'afternoon', 'evening', 'night'],
      priceMax: [200_00, 250_00],
    });
    expect(optionsOf([at('a', show('09:30', 'Hindi', '2D', 180))])).toEqual({
      language: [],
      format: [],
      timeOfDay: [],
      priceMax: [],
    });
  });
});

describe('the choice in the address', () => {
  it('is read and written, and leaves the rest alone', () => {
    const query = new URLSearchParams('city=mumbai&language=Hindi,Tamil&priceMax=x');
    const choice = readShowChoice(query);
    expect(choice).toEqual({
      language: ['Hindi', 'Tamil'],
      format: [],
      timeOfDay: [],
      priceMax: null,
    });
    const next = withShowChoice(query, { ...choice, language: [], priceMax: 250_00 });
    expect(String(next)).toBe('city=mumbai&priceMax=25000');
  });
});
