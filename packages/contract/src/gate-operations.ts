import { z } from 'zod';
import {
  CheckInList,
  CheckInRules,
  DeviceName,
  GateCounts,
  GateDesk,
  GateDevice,
  GateSheet,
  GateShow,
  GateTicketView,
  ListName,
  ScanAnswer,
  ScanRecord,
  SCANS_PER_UPLOAD_MAX,
  SentScan,
  StandingFilter,
  UndoReason,
  VenueIds,
} from './gate.ts';
import { operations } from './operation.ts';
import { Id, Instant, LocalDate, page, pageQuery } from './primitives.ts';

/** What a scanner asks: it is known by its token, and shut out by revoking that. */
const scanner = { tag: 'Gate', access: 'gate', limit: 'gate', headers: ['Gate-Token'] } as const;
/** What the manager of the gate asks. */
const manager = { tag: 'Gate', access: 'staff', right: 'run-gate' } as const;

const showParams = z.strictObject({ showId: Id });
const listParams = z.strictObject({ listId: Id });
const deviceParams = z.strictObject({ deviceId: Id });

export const gateOperations = operations({
  pairGateDevice: {
    method: 'POST',
    path: '/desk/gate/device',
    tag: 'Gate',
    summary:
      'Makes a phone a scanner, by a code from the desk; the same call again, the same scanner.',
    access: 'public',
    body: z.strictObject({
      code: z.string().min(1).max(40),
      /** Drawn by the phone: from now on it is known by it. 32 bytes, base64url. */
      token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    }),
    status: 201,
    output: GateDevice,
    problems: ['pairing-code-invalid'],
  },
  getGateDesk: {
    ...scanner,
    method: 'GET',
    path: '/desk/gate/device',
    summary:
      'What this scanner is for: its venues, and the shows of one with their lists and gates.',
    query: z.strictObject({ venueId: Id.optional() }),
    output: GateDesk,
    problems: ['gate-token-invalid'],
  },
  forgetGateDevice: {
    ...scanner,
    method: 'DELETE',
    path: '/desk/gate/device',
    summary: 'Signs this scanner off for good; repeating it changes nothing.',
    status: 204,
  },
  getGateSheet: {
    ...scanner,
    method: 'GET',
    path: '/desk/gate/shows/{showId}/sheet',
    summary:
      'What a scanner keeps of a show for the time without network; with `after`, what is new.',
    params: showParams,
    query: z.strictObject({ after: z.coerce.number().int().nonnegative().default(0) }),
    output: GateSheet,
    problems: ['gate-token-invalid', 'no-such-show'],
  },
  sendScans: {
    ...scanner,
    method: 'POST',
    path: '/desk/gate/scans',
    summary:
      'Decides scans, or keeps those decided without us; a nonce that is known is the same scan.',
    body: z.strictObject({
      /** The scanner's clock as it sends: its scans' times are corrected by it. */
      sentAt: Instant,
      scans: z.array(SentScan).min(1).max(SCANS_PER_UPLOAD_MAX),
    }),
    output: z.strictObject({ receivedAt: Instant, answers: z.array(ScanAnswer) }),
    problems: ['gate-token-invalid', 'no-such-list'],
  },
  findGateTickets: {
    ...scanner,
    method: 'GET',
    path: '/desk/gate/tickets',
    summary: 'Finds tickets of a list by name, code or seat, for who cannot show one.',
    query: z.strictObject({ listId: Id, q: z.string().min(2).max(80) }),
    output: z.strictObject({ items: z.array(GateTicketView.extend({ entered: z.boolean() })) }),
    problems: ['gate-token-invalid', 'forbidden', 'no-such-list'],
  },
  registerGateDevice: {
    method: 'POST',
    path: '/desk/gate/devices',
    tag: 'Gate',
    access: 'staff',
    right: 'scan',
    summary:
      'Makes room for a scanner, and a code with which one phone becomes it within ten minutes.',
    body: z.strictObject({
      name: DeviceName,
      organisationId: Id.optional(),
      venueIds: VenueIds.default(null),
      maySearch: z.boolean().default(true),
    }),
    status: 201,
    output: z.strictObject({
      device: GateDevice,
      pairingCode: z.string(),
      /** The way to the scanner with that code, as a QR code; SVG. */
      pairingQr: z.string(),
      pairingUntil: Instant,
    }),
    problems: ['forbidden', 'idempotency-key-reused'],
  },
  listGateDevices: {
    ...manager,
    method: 'GET',
    path: '/desk/gate/devices',
    summary: 'Every scanner within reach, newest first.',
    query: z.strictObject(pageQuery),
    output: page(GateDevice),
  },
  revokeGateDevice: {
    ...manager,
    method: 'POST',
    path: '/desk/gate/devices/{deviceId}/revoke',
    summary: 'Shuts a scanner out at once; repeating it changes nothing.',
    params: deviceParams,
    output: GateDevice,
    problems: ['no-such-device'],
  },
  listGateShows: {
    ...manager,
    method: 'GET',
    path: '/desk/gate/shows',
    summary: 'Shows of a day at their venues, with their check-in lists, by start.',
    query: z.strictObject({ ...pageQuery, date: LocalDate, venueId: Id.optional() }),
    output: page(GateShow),
  },
  getGateShow: {
    ...manager,
    method: 'GET',
    path: '/desk/gate/shows/{showId}',
    summary: 'A show with its check-in lists, and what its tickets print.',
    params: showParams,
    output: GateShow,
    problems: ['no-such-show'],
  },
  getGateCounts: {
    ...manager,
    method: 'GET',
    path: '/desk/gate/shows/{showId}/counts',
    summary: 'Who is inside, came and left, by gate and list; also pushed as `gate:{showId}`.',
    params: showParams,
    output: GateCounts,
    problems: ['no-such-show'],
  },
  listScans: {
    ...manager,
    method: 'GET',
    path: '/desk/gate/shows/{showId}/scans',
    summary: 'Every scan of a show, newest first; conflicts alone with `standing=conflict`.',
    params: showParams,
    query: z.strictObject({ ...pageQuery, standing: StandingFilter.optional() }),
    output: page(ScanRecord),
    problems: ['no-such-show'],
  },
  undoScan: {
    ...manager,
    method: 'POST',
    path: '/desk/gate/scans/{scanId}/undo',
    summary: 'Takes a wrong check-in back, with a reason; the scan stays on record.',
    params: z.strictObject({ scanId: Id }),
    body: z.strictObject({ reason: UndoReason }),
    output: ScanRecord,
    problems: ['no-such-scan', 'scan-not-undoable'],
  },
  createCheckInList: {
    ...manager,
    method: 'POST',
    path: '/desk/gate/lists',
    summary: 'A further purpose of a gate: who is let in there, and how often.',
    body: z.strictObject({
      name: ListName,
      showIds: z.array(Id).min(1).max(50),
      rules: CheckInRules.partial().optional(),
    }),
    status: 201,
    output: CheckInList,
    problems: ['no-such-show', 'idempotency-key-reused'],
  },
  changeCheckInList: {
    ...manager,
    method: 'PATCH',
    path: '/desk/gate/lists/{listId}',
    summary: 'Changes name or rules from now on; what was scanned stays as it was judged.',
    params: listParams,
    body: z.strictObject({
      name: ListName.optional(),
      rules: CheckInRules.partial().optional(),
      closed: z.boolean().optional(),
    }),
    output: CheckInList,
    problems: ['no-such-list'],
  },
});
