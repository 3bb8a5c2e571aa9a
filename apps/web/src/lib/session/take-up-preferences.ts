import type { User } from '@houseful/contract/identity';
import { venuesOperations } from '@houseful/contract/venues';
import { api } from '../browser.ts';
import { readCity, rememberCity } from '../city/remembered-city.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { rememberLanguage } from '../i18n/remembered-language.ts';

/**
 * What a member chose elsewhere holds on this device, too: the language, and the city unless this
 * device has one of its own.
 * @returns the language to go on in, or null when there is nothing to change
 */
export function takeUpPreferences(user: User, spoken: string): string | null {
  const { language, cityId } = user.preferences;
  if (cityId !== null && readCity() === null) void takeUpCity(cityId);
  if (language === null || language === spoken || !LANGUAGES.includes(language)) return null;
  rememberLanguage(language);
  return language;
}

async function takeUpCity(cityId: string): Promise<void> {
  const { items } = await api.call(venuesOperations.listCities, { limit: 100 });
  const city = items.find((one) => one.cityId === cityId);
  if (city) rememberCity(city);
}
