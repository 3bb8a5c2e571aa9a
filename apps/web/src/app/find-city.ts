import { type City, venuesOperations } from '@houseful/contract/venues';
import { data } from 'react-router';
import type { ApiClient } from '../lib/api/client.ts';

export const CITIES_MAX = 100;

/**
 * The city that an address names. Its first segment also catches mistyped addresses, so nothing
 * else is asked about them.
 * @throws a 404 page
 */
export async function findCity(source: ApiClient, cityId: string): Promise<City> {
  const { items } = await source.call(venuesOperations.listCities, { limit: CITIES_MAX });
  const city = items.find((candidate) => candidate.cityId === cityId);
  if (!city) throw data(null, { status: 404 });
  return city;
}
