import { openHouse } from './house.ts';

/** One house for the whole run; the journeys find it by these names. */
export default async function startHouseful(): Promise<() => Promise<void>> {
  const house = await openHouse();
  process.env['HOUSEFUL_URL'] = house.url;
  process.env['HOUSEFUL_CLOCK_URL'] = house.clockUrl;
  return house.stop;
}
