import { type Belonging, FIRST_ORGANISATION_ID, type Reach } from '@houseful/contract/staff';
import type { House } from '../../src/compose.ts';
import type { OpenHouse } from '#test/kit/open-house';

/** Everything of the first organisation. */
export const WHOLE_HOUSE: Reach = [{ organisationId: FIRST_ORGANISATION_ID, venueIds: null }];

/** Of the first organisation as a whole. */
export const OF_THE_HOUSE: Belonging = { organisationId: FIRST_ORGANISATION_ID, venueId: null };

const OPERATOR = { email: 'olga@example.com', password: 'runs the on-sale', name: 'Olga' };

/** The access token of who runs the installation and owns its first organisation; the same person each time. */
export async function operatorToken({ house, ask }: OpenHouse): Promise<string> {
  await addOperator(house, OPERATOR);
  const { email, password } = OPERATOR;
  const { body } = await ask<{ accessToken: string }>('POST', '/auth/login', {
    body: { email, password },
  });
  return body.accessToken;
}

/** Adds who runs the installation and owns its first organisation. */
export async function addOperator(
  { addUser, faces }: Pick<House, 'addUser' | 'faces'>,
  person: { readonly name: string; readonly email: string; readonly password: string },
): Promise<void> {
  const { userId } = await addUser({ ...person, roles: ['operator'] });
  await faces.organisations.openFirst({ name: 'The house', ownerId: userId });
}
