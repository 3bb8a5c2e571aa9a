import { definedOf } from '#platform/defined-of';
import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import type { Organisation } from '@houseful/contract/organisations';
import { reaches } from '@houseful/contract/staff';
import { problem } from '#platform/problem';
import type { OrganisationsDeps } from '../deps.ts';
import { updateOrganisation } from '../store/organisations.ts';
import { inOrganisation } from './in-organisation.ts';

/** What is said becomes so, the rest stays. @throws no-such-organisation */
export function changeOrganisation(
  deps: OrganisationsDeps,
): OrganisationsFace['changeOrganisation'] {
  return async ({ organisationId, ...wanted }, call) => {
    if (!reaches(call.reach ?? [], { organisationId, venueId: null }))
      throw problem('no-such-organisation');
    return inOrganisation(deps, organisationId, call, async ({ tx, organisation, actorId }) => {
      const { name, legalName, taxNumber, address, supportEmail } = organisation;
      const before = { name, legalName, taxNumber, address, supportEmail };
      const after = { ...before, ...definedOf(wanted) };
      const changed: Organisation = {
        organisationId,
        ...after,
        createdAt: organisation.createdAt,
      };
      updateOrganisation(tx, changed);
      await deps.audit(tx, {
        ...{ organisationId, venueId: null, actorId, action: 'organisation.changed' },
        subject: { kind: 'organisation', id: organisationId, name: after.name },
        ...{ before, after },
      });
      return changed;
    });
  };
}
