import { z } from 'zod';
import { commaList, Id, Instant, personText, SeatId } from './primitives.ts';
import { ShowLabel } from './show-label.ts';

/** Shapes of the gate: what a check-in list is, what a scan is, and what it is told. Its operations: gate-operations.ts. */

const count = z.int().nonnegative();

/** The name of a door, as seat maps and tickets print it. */
export const GateName = z.string().min(1).max(20);

export const ScanDirection = z.enum(['entry', 'exit']);
export type ScanDirection = z.infer<typeof ScanDirection>;

/**
 * `single`: one entry for good. `multiple`: as often as they like. `re-entry`: again, but only after an exit.
 */
export const EntryRule = z.enum(['single', 'multiple', 're-entry']);
export type EntryRule = z.infer<typeof EntryRule>;

/** Who is let in at what a list is for, and how often. */
export const CheckInRules = z.strictObject({
  entry: EntryRule,
  /** Null: every category of its shows. */
  categoryIds: z.array(Id).max(20).nullable(),
  /** Names as on the ticket; null: every section. */
  sections: z.array(z.string().min(1).max(60)).max(400).nullable(),
  /** Whether a scanner that stands at a named gate sends those with another gate on their ticket there. */
  checksGate: z.boolean(),
  /** Null: no limit but the ticket's own. Entries only; people leave when they like. */
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  /** From this moment everybody who went in before counts as gone. */
  autoExitAt: Instant.nullable(),
});
export type CheckInRules = z.infer<typeof CheckInRules>;

/** What a gate is for: a ticket counts once on each list. */
export const CheckInList = z.strictObject({
  listId: Id,
  organisationId: Id,
  venueId: Id.nullable(),
  /** Null for the list that each show has by itself: screens say “Entrance”. */
  name: z.string().nullable(),
  showIds: z.array(Id),
  rules: CheckInRules,
  /** No scanner can choose it any more; what was scanned with it stays. */
  closed: z.boolean(),
});
export type CheckInList = z.infer<typeof CheckInList>;

/** Why nobody was let in, or ought not to have been. */
export const GateReason = z.enum([
  'unreadable',
  'forged',
  'unknown',
  'revoked',
  'wrong-show',
  'wrong-list',
  'wrong-gate',
  'too-early',
  'too-late',
  'already-used',
  'not-inside',
  'needs-network',
]);
export type GateReason = z.infer<typeof GateReason>;

/** Where and when somebody went through. */
export const Passage = z.strictObject({
  at: Instant,
  gate: z.string().nullable(),
  deviceName: z.string(),
});
export type Passage = z.infer<typeof Passage>;

/** What a person at the gate may see of a ticket. */
export const GateTicketView = z.strictObject({
  ticketId: Id,
  showId: Id,
  seatId: SeatId,
  section: z.string(),
  row: z.string(),
  number: z.string(),
  gate: z.string(),
  categoryId: Id,
  categoryName: z.string(),
  /** Who bought it, where they said so. */
  name: z.string().nullable(),
  code: z.string(),
});
export type GateTicketView = z.infer<typeof GateTicketView>;

export const GateVerdict = z.strictObject({
  letThrough: z.boolean(),
  /** Null when let through. */
  reason: GateReason.nullable(),
  ticket: GateTicketView.nullable(),
  /** The passage that stands against this one, for `already-used`; for `not-inside` the last exit. */
  used: Passage.nullable(),
  /** When the gate opens, for `too-early`. */
  opensAt: Instant.nullable(),
  /** What the ticket is for, for `wrong-show`. */
  belongsTo: ShowLabel.pick({
    titleName: true,
    screenName: true,
    startsAt: true,
    timeZone: true,
  }).nullable(),
});
export type GateVerdict = z.infer<typeof GateVerdict>;

/**
 * What was held in front of the scanner. `index` names a ticket of the downloaded sheet without saying which, so that
 * a phone never has to keep what was scanned.
 */
export const ScannedThing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('payload'), payload: z.string().min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('index'), index: z.string().regex(/^[A-Za-z0-9_-]{16}$/) }),
  z.strictObject({ kind: z.literal('code'), code: z.string().min(1).max(40) }),
  /** Chosen from a search by name: a broken phone, a forgotten paper. */
  z.strictObject({ kind: z.literal('hand'), ticketId: Id }),
  /** Nothing that could be a ticket of this house; what it said is not kept. */
  z.strictObject({ kind: z.literal('nothing') }),
]);
export type ScannedThing = z.infer<typeof ScannedThing>;

export const SentScan = z.strictObject({
  /** Drawn by the scanner: the same nonce is the same scan, however often it is sent. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{8,48}$/),
  /** Grows with each scan of the device. */
  sequence: z.int().nonnegative().max(1_000_000_000),
  /** When it was scanned, on the scanner's own clock. */
  at: Instant,
  listId: Id,
  /** The show that the scanner believes it for, where a list has several. */
  showId: Id.nullable(),
  gate: GateName.nullable(),
  direction: ScanDirection,
  thing: ScannedThing,
  /** Null: please decide. Otherwise what the scanner has told the person already, without us. */
  decided: z.strictObject({ letThrough: z.boolean(), reason: GateReason.nullable() }).nullable(),
});
export type SentScan = z.infer<typeof SentScan>;

export const SCANS_PER_UPLOAD_MAX = 200;

/**
 * `counts`: it used the ticket, or gave it back on the way out. `conflict`: somebody was let in who ought not to have been, as
 * known by now. `refused`: nobody went through. `undone`: taken back by hand.
 */
export const ScanStanding = z.enum(['counts', 'conflict', 'refused', 'undone']);
export type ScanStanding = z.infer<typeof ScanStanding>;

export const ScanAnswer = z.strictObject({
  nonce: z.string(),
  scanId: Id,
  verdict: GateVerdict,
  standing: ScanStanding,
});
export type ScanAnswer = z.infer<typeof ScanAnswer>;

export const ScanRecord = z.strictObject({
  scanId: Id,
  showId: Id.nullable(),
  listId: Id,
  deviceId: Id,
  deviceName: z.string(),
  gate: z.string().nullable(),
  direction: ScanDirection,
  /** On the house's clock, as far as the scanner's could be corrected. */
  at: Instant,
  receivedAt: Instant,
  /** Decided by the scanner alone. */
  offline: z.boolean(),
  by: z.enum(['payload', 'index', 'code', 'hand', 'nothing']),
  letThrough: z.boolean(),
  standing: ScanStanding,
  reason: GateReason.nullable(),
  /** The passage that it stands against. */
  against: Passage.nullable(),
  ticket: GateTicketView.nullable(),
  undone: z.strictObject({ at: Instant, by: z.string().nullable(), reason: z.string() }).nullable(),
});
export type ScanRecord = z.infer<typeof ScanRecord>;

export const GateCountsOfGate = z.strictObject({
  listId: Id,
  gate: z.string().nullable(),
  inside: z.int(),
  /** Passages that count. */
  entered: count,
  left: count,
  refused: count,
  conflicts: count,
  /** Scans of any kind in the last minute. */
  lastMinute: count,
});

/** How a show fills up, as known at `at`; recounted, never added up. */
export const GateCounts = z.strictObject({
  showId: Id,
  at: Instant,
  /** Valid tickets there are. */
  tickets: count,
  inside: z.int(),
  entered: count,
  left: count,
  conflicts: count,
  gates: z.array(GateCountsOfGate),
  refusedBy: z.array(z.strictObject({ reason: GateReason, count })),
  /** Oldest first, the last half hour. */
  perMinute: z.array(z.strictObject({ minute: Instant, scans: count })),
});
export type GateCounts = z.infer<typeof GateCounts>;

export const GateShow = z.strictObject({
  showId: Id,
  organisationId: Id,
  venueId: Id.nullable(),
  label: ShowLabel.pick({
    titleName: true,
    venueName: true,
    screenName: true,
    language: true,
    format: true,
    startsAt: true,
    endsAt: true,
    timeZone: true,
  }),
  /** What tickets print; sorted. */
  gates: z.array(z.string()),
  sections: z.array(z.string()),
  categories: z.array(z.strictObject({ categoryId: Id, name: z.string() })),
  lists: z.array(CheckInList),
});
export type GateShow = z.infer<typeof GateShow>;

export const GateDevice = z.strictObject({
  deviceId: Id,
  organisationId: Id,
  /** Null: every venue of the organisation. */
  venueIds: z.array(Id).nullable(),
  name: z.string(),
  /** Whether people can be found by name with it. */
  maySearch: z.boolean(),
  status: z.enum(['waiting', 'active', 'revoked']),
  registeredAt: Instant,
  lastSeenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type GateDevice = z.infer<typeof GateDevice>;

/** What a scanner needs in order to begin. */
export const GateDesk = z.strictObject({
  device: GateDevice,
  /** Where this scanner may stand: venues with shows from six hours after their end back to a day ahead, by name. */
  venues: z.array(z.strictObject({ venueId: Id.nullable(), name: z.string() })),
  /** Those shows of the venue that was asked for, or of the only one there is; by start, at most 200. */
  shows: z.array(GateShow),
});
export type GateDesk = z.infer<typeof GateDesk>;

/**
 * A page of what a scanner keeps of a show; docs/gate-lists.md. `tickets`: index, sealed record, 1 when revoked.
 * `passages`: index, scan, list, direction, when, gate, device and its name, sequence, standing.
 */
export const GateSheet = z.strictObject({
  showId: Id,
  /** 16 bytes, base64url. */
  salt: z.string(),
  /** Ask with `after` this for what is new. */
  version: z.int().nonnegative(),
  /** False: ask again at once. */
  complete: z.boolean(),
  tickets: z.array(z.tuple([z.string(), z.string(), z.union([z.literal(0), z.literal(1)])])),
  passages: z.array(
    z.strictObject({
      scanId: Id,
      index: z.string(),
      listId: Id,
      direction: ScanDirection,
      at: Instant,
      gate: z.string().nullable(),
      deviceId: Id,
      deviceName: z.string(),
      sequence: z.int(),
      standing: ScanStanding,
      reason: GateReason.nullable(),
      /** Where the ticket sits, for conflicts alone: a seat is nobody. */
      place: z.string().nullable(),
    }),
  ),
});
export type GateSheet = z.infer<typeof GateSheet>;

export const ListName = personText(40);
export const DeviceName = personText(40);
export const UndoReason = personText(200);
export const VenueIds = z.array(Id).min(1).max(200).nullable();
export const StandingFilter = commaList(ScanStanding, 4);
