import type { Face } from '../operation.ts';
import type { organisationsOperations } from '../organisations.ts';
import type { Reach, Right } from '../staff.ts';

type OrganisationsOperations = Face<typeof organisationsOperations>;

export interface OrganisationsFace extends Omit<OrganisationsOperations, 'setUp'> {
  /** Where somebody may do one certain thing, as of now. */
  reachOf(input: { userId: string; right: Right }): Promise<Reach>;
  /** Names the first organisation and makes its owner, unless it has one. */
  openFirst(input: { name: string; ownerId: string }): Promise<void>;
  /** What the program prints while nobody runs the installation. */
  readonly setUpWord: string;
  isSetUpWord(word: string): boolean;
  /** What the link of an invitation carries. */
  invitationWord(invitationId: string): string;
}
