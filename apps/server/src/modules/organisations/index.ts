import { fileURLToPath } from 'node:url';
import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { acceptInvitation, readInvitation } from './actions/accept-invitation.ts';
import { changeMember, removeMember } from './actions/change-member.ts';
import { changeOrganisation } from './actions/change-organisation.ts';
import { invite, withdrawInvitation } from './actions/invite.ts';
import { createOrganisation, openFirst } from './actions/open-organisation.ts';
import { readDesk } from './actions/read-desk.ts';
import type { OrganisationsDeps } from './deps.ts';
import { createLinkWords } from './link-words.ts';
import { organisationsReactions } from './reactions.ts';

export const organisationsMigrations: MigrationSet = {
  schema: 'organisations',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Who sells, who works there, and what each of them may do. */
export function createOrganisations(deps: OrganisationsDeps): Module<OrganisationsFace> {
  const words = createLinkWords(deps.secret);
  return {
    face: {
      ...readDesk(deps),
      createOrganisation: createOrganisation(deps),
      openFirst: openFirst(deps),
      changeOrganisation: changeOrganisation(deps),
      changeMember: changeMember(deps),
      removeMember: removeMember(deps),
      invite: invite(deps),
      withdrawInvitation: withdrawInvitation(deps),
      readInvitation: readInvitation({ ...deps, words }),
      acceptInvitation: acceptInvitation({ ...deps, words }),
      setUpWord: words.setUp,
      isSetUpWord: words.isSetUp,
      invitationWord: words.invitation,
    },
    reactions: organisationsReactions,
    schedule: [],
  };
}
