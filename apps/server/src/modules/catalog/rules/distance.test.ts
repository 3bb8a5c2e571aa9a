import { expect, test } from 'vitest';
import { distanceKm, latitudesWithin, type Point } from './distance.ts';

const at = (latitude: number, longitude: number): Point => ({ latitude, longitude });
const MUMBAI = at(19.076, 72.8777);
const DELHI = at(28.6139, 77.209);
const CHENNAI = at(13.0827, 80.2707);

test.each<[string, Point, Point, number]>([
  ['the same point', MUMBAI, MUMBAI, 0],
  ['one degree of latitude', at(10, 20), at(11, 20), 111.2],
  ['one degree of longitude on the equator', at(0, 20), at(0, 21), 111.2],
  ['one degree of longitude at 60° north, half as far', at(60, 20), at(60, 21), 55.6],
  ['across the date line, the short way', at(0, 179.5), at(0, -179.5), 111.2],
  ['the other side of the earth', at(0, 0), at(0, 180), 20_015.1],
  ['Mumbai to Delhi', MUMBAI, DELHI, 1_148.1],
  ['Mumbai to Chennai', MUMBAI, CHENNAI, 1_033.1],
])('%s, there and back', (_, a, b, km) => {
  expect(distanceKm(a, b)).toBeCloseTo(km, 0);
  expect(distanceKm(b, a)).toBe(distanceKm(a, b));
});

test('the latitudes within a distance keep its furthest points, and not much more', () => {
  const { south, north } = latitudesWithin(50, MUMBAI);
  expect(distanceKm(MUMBAI, at(north, MUMBAI.longitude))).toBeCloseTo(50, 6);
  expect(distanceKm(MUMBAI, at(south, MUMBAI.longitude))).toBeCloseTo(50, 6);
});
