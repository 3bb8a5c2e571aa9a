import type { FactPayload } from '../facts.ts';
import type { identityOperations, Session } from '../identity.ts';
import type { Call, Face, InputOf } from '../operation.ts';

export interface IdentityFace extends Omit<Face<typeof identityOperations>, 'login'> {
  /** `merged`: the guest who signed in, and who has ended; null when the caller was none. */
  login(
    input: InputOf<(typeof identityOperations)['login']>,
    call: Call,
  ): Promise<{ session: Session; merged: MergedGuest | null }>;
  /** What to call each of them: their name or, without one, their email. Who has neither is left out. */
  nameUsers(input: { userIds: readonly string[] }): Promise<ReadonlyMap<string, string>>;
  /** What is known of each of them; who is not there is left out. */
  describeUsers(input: {
    userIds: readonly string[];
  }): Promise<ReadonlyMap<string, Pick<Session['user'], 'name' | 'email'>>>;
  /** Who has run this installation the longest; null while nobody does. */
  findOperator(): Promise<string | null>;
  /**
   * Opens the account of who runs this installation; again with the same email and password, it is the same.
   * @throws set-up-over once somebody else does, email-taken, overloaded
   */
  addFirstOperator(input: { name: string; email: string; password: string }): Promise<Session>;
}

/** A guest whose things are an account's from now on. */
export type MergedGuest = FactPayload<'identity.guest-merged'>;

/** Makes what was the guest's the account's; again, it changes nothing. Never refuses. */
export type AdoptBuyer = (merged: MergedGuest) => Promise<void>;
