import { openHouse } from './house.ts';

/**
 * One house for the whole run; the journeys find it by these names. Where they are given, a house
 * that runs already is used and left as it is.
 */
export default async function startHouseful(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['HOUSEFUL_URL']) return undefined;
  const house = await openHouse();
  process.env['HOUSEFUL_URL'] = house.url;
  process.env['HOUSEFUL_CLOCK_URL'] = house.clockUrl;
  return house.stop;
}
