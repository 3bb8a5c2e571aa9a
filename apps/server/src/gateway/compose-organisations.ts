import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import type { Face } from '@houseful/contract/operation';
import type { organisationsOperations } from '@houseful/contract/organisations';
import { problem } from '#platform/problem';

interface Neighbours {
  readonly identity: Pick<IdentityFace, 'addFirstOperator'>;
  readonly organisations: OrganisationsFace;
}

/** The answers of organisations; who sets the house up becomes its operator and the first one's owner. */
export function composeOrganisations({
  identity,
  organisations,
}: Neighbours): Face<typeof organisationsOperations> {
  return {
    ...organisations,

    // Each step can be repeated, so a try that broke off in between is finished by the next.
    setUp: async ({ setUpWord, organisationName, ...person }) => {
      if (!organisations.isSetUpWord(setUpWord)) throw problem('forbidden');
      const session = await identity.addFirstOperator(person);
      await organisations.openFirst({ name: organisationName, ownerId: session.user.userId });
      return session;
    },
  };
}
