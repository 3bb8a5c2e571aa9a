import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant, page, pageQuery } from './primitives.ts';

/** One change that somebody of the staff made. */
export const AuditEntry = z.strictObject({
  entryId: Id,
  organisationId: Id,
  /** Null: it concerns the whole organisation. */
  venueId: Id.nullable(),
  actorId: Id,
  /** Null once the account is gone, and for the house itself. */
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
  at: Instant,
  /** What changed, as it was; null where there was nothing. */
  before: z.record(z.string(), z.json()).nullable(),
  /** The same members as they are since; null where there is nothing any more. */
  after: z.record(z.string(), z.json()).nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** All must hold. */
const auditFilters = {
  organisation: Id.optional(),
  venue: Id.optional(),
  actor: Id.optional(),
  /** As in `seat-map`. */
  kind: z
    .string()
    .max(40)
    .regex(/^[a-z-]+$/)
    .optional(),
  /** The id of what was changed. */
  subject: z
    .string()
    .max(80)
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  action: z
    .string()
    .max(60)
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .optional(),
  from: Instant.optional(),
  until: Instant.optional(),
};

export const AUDIT_EXPORT_ROWS_MAX = 100_000;

export const auditOperations = operations({
  listAuditEntries: {
    method: 'GET',
    path: '/desk/audit',
    tag: 'Audit',
    summary: 'Who changed what, before and after, the newest first.',
    access: 'staff',
    right: 'see-audit',
    query: z.strictObject({ ...pageQuery, ...auditFilters }),
    output: page(AuditEntry),
  },
  exportAuditEntries: {
    method: 'GET',
    path: '/desk/audit.csv',
    tag: 'Audit',
    summary: 'The same as a table, at most 100,000 rows, the newest.',
    access: 'staff',
    right: 'see-audit',
    query: z.strictObject(auditFilters),
    contentType: 'text/csv; charset=utf-8',
  },
});
