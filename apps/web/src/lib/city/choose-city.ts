import { identityOperations } from '@houseful/contract/identity';
import { api, session } from '../browser.ts';
import { rememberCity, type RememberedCity } from './remembered-city.ts';

/** Keeps the city that somebody chose: on this device, and for members on their other ones, too. */
export function chooseCity(city: RememberedCity): void {
  rememberCity(city);
  const user = session.current()?.user;
  if (!user || user.guest || user.preferences.cityId === city.cityId) return;
  const preferences = { cityId: city.cityId };
  api
    .call(identityOperations.updateMe, { preferences })
    .then((changed) => session.acceptUser(changed))
    .catch(() => {
      // This device knows it; the others learn it with the next choice.
    });
}
