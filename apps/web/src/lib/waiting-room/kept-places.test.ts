import { expect, it } from 'vitest';
import type { SessionPlace } from '../session/session-keeper.ts';
import { createKeptPlaces, type KeptPlace } from './kept-places.ts';

const ROOM = 'wrm_1';
const EXPIRES_AT = '2026-11-22T06:30:00.000Z';
const EXPIRES_MS = Date.parse(EXPIRES_AT);
const admission = { admissionToken: 'admission-1', expiresAt: EXPIRES_AT };
const PLACE: KeptPlace = { number: 4, returned: null, placeToken: 'place-4', admission };

function world(stored = new Map<string, string>()) {
  const place: SessionPlace = {
    read: (key) => stored.get(key) ?? null,
    write: (key, value) => void (value === null ? stored.delete(key) : stored.set(key, value)),
    onForeignWrite: () => () => undefined,
    exclusively: (_name, work) => work(),
  };
  return { stored, places: createKeptPlaces(place) };
}

it('an admission is good until it ends, and not at its end', () => {
  const { places } = world();
  places.keep(ROOM, PLACE);
  expect(places.admissionTo(ROOM, EXPIRES_MS - 1)).toEqual(admission);
  expect(places.admissionTo(ROOM, EXPIRES_MS)).toBeNull();
  expect(places.admissionTo('wrm_2', 0)).toBeNull();
});

it('what was bought by it ends it, once; another show does not', () => {
  const { places } = world();
  places.keep(ROOM, PLACE);
  places.spendOn('shw_1', ROOM);
  places.boughtFor('shw_2');
  expect(places.admissionTo(ROOM, 0)).toEqual(admission);
  places.boughtFor('shw_1');
  expect(places.placeIn(ROOM)).toEqual({ ...PLACE, admission: null });
  places.keep(ROOM, PLACE);
  places.boughtFor('shw_1');
  expect(places.admissionTo(ROOM, 0)).toEqual(admission);
});

it('of the draw only what was seen first counts', () => {
  const { places } = world();
  places.note(ROOM, { commitment: 'a', chainHead: 'b' });
  places.note(ROOM, { commitment: 'c', chainHead: 'd' });
  expect(places.noted(ROOM)).toEqual({ commitment: 'a', chainHead: 'b' });
});

it.each(['', '{', 'null', '7', '{"number":4}'])('%j in its place is no place', (text) => {
  const { places } = world(new Map([[`houseful.place.${ROOM}`, text]]));
  expect(places.placeIn(ROOM)).toBeNull();
});

it('who keeps something is told of it, until they stop listening', () => {
  const { places } = world();
  let told = 0;
  const stop = places.subscribe(() => {
    told += 1;
  });
  places.keep(ROOM, PLACE);
  stop();
  places.keep(ROOM, null);
  expect(told).toBe(1);
});
