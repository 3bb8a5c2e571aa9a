import { createContext, useContext } from 'react';

const SiteAddress = createContext<string | null>(null);

/** Tells every page below where the shop stands: `https://tickets.example.org`. */
export const SiteAddressProvider = SiteAddress.Provider;

/** For addresses that are read outside the shop: canonical links, previews, search engines. */
export function useSiteAddress(): string {
  const address = useContext(SiteAddress);
  if (address === null) throw new Error('SiteAddressProvider is missing');
  return address;
}
