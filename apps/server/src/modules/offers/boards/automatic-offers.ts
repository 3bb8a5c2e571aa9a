import { type Clock, SECOND_MS } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { findAutomatic, type OfferRow } from '../store/offers.ts';

/** How long an offer without a code, made or taken back in another process, may go unnoticed here. */
const KEPT_MS = 2 * SECOND_MS;
/** Of all organisations together; the oldest count. */
const AUTOMATIC_OFFERS_MAX = 5_000;

/** Offers that need no code, so that an order which none of them is for asks the database nothing. */
export interface AutomaticOffers {
  /** Of the organisation, the oldest first; at most two seconds old. */
  of(organisationId: string): Promise<readonly OfferRow[]>;
  /** The next question is asked of the database. */
  forget(): void;
}

export function createAutomaticOffers(db: Queryable, clock: Clock): AutomaticOffers {
  let loaded: Promise<Map<string, OfferRow[]>> | undefined;
  let freshUntil = 0;

  async function load(): Promise<Map<string, OfferRow[]>> {
    const rows = await findAutomatic(db, AUTOMATIC_OFFERS_MAX);
    return Map.groupBy(rows, (row) => row.organisation_id);
  }

  function forget(): void {
    loaded = undefined;
  }

  return {
    of: async (organisationId) => {
      const now = clock.now().getTime();
      if (loaded === undefined || now >= freshUntil) {
        freshUntil = now + KEPT_MS;
        const loading = load();
        loading.catch(() => {
          if (loaded === loading) forget();
        });
        loaded = loading;
      }
      return (await loaded).get(organisationId) ?? [];
    },
    forget,
  };
}
