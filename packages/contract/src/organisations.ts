import { z } from 'zod';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, Session } from './identity.ts';
import { operations } from './operation.ts';
import { Email, Id, Instant, page, pageQuery, personText } from './primitives.ts';
import { RIGHTS, STAFF_ROLES } from './staff.ts';

export const VENUES_PER_GRANT_MAX = 500;
export const GRANTS_MAX = 20;

/** Who sells: a cinema chain, a promoter, a theatre. What belongs to one is not seen by another. */
export const Organisation = z.strictObject({
  organisationId: Id,
  name: z.string(),
  /** As it stands on invoices; null: the name. */
  legalName: z.string().nullable(),
  /** The number under which it pays tax, as in a GSTIN. */
  taxNumber: z.string().nullable(),
  address: z.string().nullable(),
  /** Where buyers are told to ask. */
  supportEmail: z.string().nullable(),
  createdAt: Instant,
});
export type Organisation = z.infer<typeof Organisation>;

export const StaffRole = z.enum(STAFF_ROLES);

/** One role, for the whole organisation (`venueIds` null) or for some of its venues. */
export const Grant = z
  .strictObject({
    role: StaffRole,
    venueIds: z.array(Id).min(1).max(VENUES_PER_GRANT_MAX).nullable(),
  })
  .refine(({ role, venueIds }) => role !== 'owner' || venueIds === null, {
    message: 'an owner owns the whole organisation',
  });

const Grants = z.array(Grant).min(1).max(GRANTS_MAX);

/** The organisations somebody works for, with what they may do there. */
export const Employment = z.strictObject({
  organisation: Organisation,
  grants: Grants,
  /** What the grants come to, for buttons; the server decides each time anew. */
  rights: z.array(z.strictObject({ right: z.enum(RIGHTS), venueIds: z.array(Id).nullable() })),
});
export type Employment = z.infer<typeof Employment>;

export const Member = z.strictObject({
  userId: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  grants: Grants,
  since: Instant,
});
export type Member = z.infer<typeof Member>;

export const Invitation = z.strictObject({
  invitationId: Id,
  email: z.string(),
  grants: Grants,
  invitedBy: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

/** What an invitation says to who was invited. */
export const InvitationOffer = z.strictObject({
  organisationName: z.string(),
  email: z.string(),
  grants: Grants,
  expiresAt: Instant,
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;

const optional = (lengthMax: number) => personText(lengthMax).nullable();
const TOKEN = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/, 'must be an invitation');

const organisationParams = z.strictObject({ organisationId: Id });
const memberParams = organisationParams.extend({ userId: Id });

export const organisationsOperations = operations({
  getMyDesk: {
    method: 'GET',
    path: '/desk',
    tag: 'People',
    summary: 'The organisations you work for, and what you may do there.',
    output: z.strictObject({ employments: z.array(Employment) }),
  },
  createOrganisation: {
    method: 'POST',
    path: '/desk/organisations',
    tag: 'People',
    summary:
      'Opens an organisation, whose first owner you are. Only who runs the installation can.',
    access: 'operator',
    body: z.strictObject({ name: personText(80) }),
    status: 201,
    output: Organisation,
    problems: ['idempotency-key-reused'],
  },
  changeOrganisation: {
    method: 'PATCH',
    path: '/desk/organisations/{organisationId}',
    tag: 'People',
    summary: 'Changes what an organisation says of itself; fields left out stay as they are.',
    access: 'staff',
    right: 'run-organisation',
    params: organisationParams,
    body: z
      .strictObject({
        name: personText(80),
        legalName: optional(120),
        taxNumber: optional(30),
        address: optional(300),
        supportEmail: Email.nullable(),
      })
      .partial(),
    output: Organisation,
    problems: ['no-such-organisation'],
  },
  listMembers: {
    method: 'GET',
    path: '/desk/organisations/{organisationId}/members',
    tag: 'People',
    summary: 'Who works for the organisation, those who came first first.',
    access: 'staff',
    right: 'manage-people',
    params: organisationParams,
    query: z.strictObject(pageQuery),
    output: page(Member),
    problems: ['no-such-organisation'],
  },
  changeMember: {
    method: 'PATCH',
    path: '/desk/organisations/{organisationId}/members/{userId}',
    tag: 'People',
    summary: 'Gives somebody other roles, from their next request on.',
    access: 'staff',
    right: 'manage-people',
    params: memberParams,
    body: z.strictObject({ grants: Grants }),
    output: Member,
    problems: [
      'no-such-organisation',
      'no-such-member',
      'no-such-venue',
      'grant-refused',
      'last-owner',
    ],
  },
  removeMember: {
    method: 'DELETE',
    path: '/desk/organisations/{organisationId}/members/{userId}',
    tag: 'People',
    summary:
      'Somebody works here no more, from their next request on; repeating it changes nothing.',
    access: 'staff',
    right: 'manage-people',
    params: memberParams,
    status: 204,
    problems: ['no-such-organisation', 'grant-refused', 'last-owner'],
  },
  listInvitations: {
    method: 'GET',
    path: '/desk/organisations/{organisationId}/invitations',
    tag: 'People',
    summary: 'Invitations that nobody has accepted yet, the newest first.',
    access: 'staff',
    right: 'manage-people',
    params: organisationParams,
    query: z.strictObject(pageQuery),
    output: page(Invitation),
    problems: ['no-such-organisation'],
  },
  invite: {
    method: 'POST',
    path: '/desk/organisations/{organisationId}/invitations',
    tag: 'People',
    summary: 'Asks somebody by mail to work here; the link is good for a week and for one person.',
    access: 'staff',
    right: 'manage-people',
    params: organisationParams,
    body: z.strictObject({ email: Email, grants: Grants }),
    status: 201,
    output: Invitation,
    problems: [
      'no-such-organisation',
      'no-such-venue',
      'grant-refused',
      'too-many-invitations',
      'idempotency-key-reused',
    ],
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/desk/organisations/{organisationId}/invitations/{invitationId}',
    tag: 'People',
    summary: 'Makes an invitation good for nothing; repeating it changes nothing.',
    access: 'staff',
    right: 'manage-people',
    params: organisationParams.extend({ invitationId: Id }),
    status: 204,
    problems: ['no-such-organisation', 'grant-refused'],
  },
  readInvitation: {
    method: 'POST',
    path: '/desk/invitations/read',
    tag: 'People',
    summary: 'What an invitation offers, by its link.',
    access: 'public',
    limit: 'sign-in',
    body: z.strictObject({ token: TOKEN }),
    output: InvitationOffer,
    problems: ['invitation-over'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/desk/invitations/accept',
    tag: 'People',
    summary: 'You work there from now on. Repeating it changes nothing.',
    body: z.strictObject({ token: TOKEN }),
    output: Employment,
    problems: ['account-needed', 'invitation-over'],
  },
  setUp: {
    method: 'POST',
    path: '/desk/set-up',
    tag: 'People',
    summary:
      'Opens the account of who runs this installation, with the word that the program prints while there is none.',
    access: 'public',
    limit: 'sign-in',
    body: z.strictObject({
      setUpWord: TOKEN,
      organisationName: personText(80),
      name: personText(80),
      email: Email,
      password: z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX),
    }),
    status: 201,
    output: Session,
    problems: ['forbidden', 'set-up-over', 'email-taken'],
  },
});
