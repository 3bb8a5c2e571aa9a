import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { Problem } from '#platform/problem';
import type { House } from '../compose.ts';

/** Where the demo's cashiers sit: in the first cinema of the buyer's city. */
const DEMO_TILLS = ['Box office 1', 'Box office 2'];

/** Gives the demo tills to sell at; a restart adds no others, nor brings renamed ones back. */
export async function makeTills(
  { counter }: Pick<House['faces'], 'counter'>,
  { operatorId, venueId }: { readonly operatorId: string; readonly venueId: string },
): Promise<void> {
  for (const name of DEMO_TILLS) {
    try {
      await counter.createTill(
        { venueId, name, currency: 'INR' },
        {
          caller: { buyerId: operatorId, roles: ['operator'] },
          idempotencyKey: `demo till ${name}`,
          reach: [{ organisationId: FIRST_ORGANISATION_ID, venueIds: null }],
        },
      );
    } catch (error) {
      // Another till has that name by now.
      if (!(error instanceof Problem)) throw error;
    }
  }
}
