import type { CheckInList, GateDesk, GateVerdict, SentScan } from '@houseful/contract/gate';
import { fromBase64url } from '@houseful/gate/base64url';
import { type CheckPayload, showDigest } from '@houseful/gate/check-payload';
import { type CountedPassage, judgeScan, type ReadTicket } from '@houseful/gate/judge-scan';
import { openRecord, type SheetRecord, sheetKeyOf } from '@houseful/gate/open-record';
import type { Subtle } from '@houseful/gate/subtle';
import type { TicketClaims } from '@houseful/gate/ticket-payload';
import type { GateKeep } from '../keep/gate-keep.ts';

/** A short code as tickets print it. */
const CODE = /^[0-9A-Z]{6,12}-\d{1,3}$/i;

export interface LocalParts {
  readonly keep: GateKeep;
  readonly subtle: Subtle | undefined;
  readonly check: CheckPayload;
}

export interface LocalQuestion {
  readonly text: string;
  readonly list: CheckInList;
  readonly desk: GateDesk;
  readonly gate: string | null;
  readonly direction: SentScan['direction'];
  /** On the house's clock. */
  readonly atMs: number;
  /** How much the device's clock is ahead, in which pending scans are stamped. */
  readonly aheadMs: number;
}

export interface LocalAnswer {
  readonly verdict: GateVerdict;
  /** What is kept and sent of it: never the payload. */
  readonly thing: SentScan['thing'];
  readonly index: string | null;
  readonly showId: string | null;
}

/** What a text in front of the scanner is, as far as this device can tell. */
interface Read {
  readonly read: ReadTicket;
  readonly thing: SentScan['thing'];
  readonly index: string | null;
  readonly ticketId: string | null;
  readonly record: SheetRecord | null;
  readonly showId: string | null;
}

const NOTHING = { index: null, ticketId: null, record: null, showId: null };

/** Judges without the house, by signature, sheet and what this scanner knows; about ten milliseconds. */
export async function judgeLocally(
  parts: LocalParts,
  question: LocalQuestion,
): Promise<LocalAnswer> {
  const { list, desk } = question;
  const it = await readText(parts, question);
  const earlier = it.index === null ? [] : await passagesBefore(parts.keep, question, it.index);
  const { reason, against } = judgeScan(
    {
      read: it.read,
      list: { showIds: list.showIds, rules: list.rules },
      ...{ gate: question.gate, direction: question.direction, atMs: question.atMs },
    },
    earlier,
  );
  const show = desk.shows.find(({ showId }) => showId === it.showId);
  return {
    thing: it.thing,
    index: it.index,
    showId: it.showId,
    verdict: {
      letThrough: reason === null,
      reason,
      ticket:
        it.record && it.showId && it.ticketId
          ? { ...it.record, showId: it.showId, ticketId: it.ticketId }
          : null,
      used: against
        ? {
            at: new Date(against.atMs).toISOString(),
            gate: against.gate,
            deviceName: against.deviceName,
          }
        : null,
      opensAt: reason === 'too-early' ? list.rules.opensAt : null,
      belongsTo: reason === 'wrong-show' && show ? show.label : null,
    },
  };
}

async function readText(parts: LocalParts, { text, list, desk }: LocalQuestion): Promise<Read> {
  const checked = await parts.check(text);
  if (checked.kind === 'forged') {
    return { ...NOTHING, read: { kind: 'forged' }, thing: { kind: 'nothing' } };
  }
  if (checked.kind === 'unreadable') {
    const code = text.trim();
    return CODE.test(code)
      ? { ...NOTHING, read: { kind: 'needs-network' }, thing: { kind: 'code', code } }
      : { ...NOTHING, read: { kind: 'unreadable' }, thing: { kind: 'nothing' } };
  }
  const found = parts.subtle && (await findOnSheets(parts, parts.subtle, checked.claims, list));
  if (found) return found;
  if (checked.kind === 'unproved' || !parts.subtle) {
    return { ...NOTHING, read: { kind: 'needs-network' }, thing: { kind: 'nothing' } };
  }
  return bySignatureAlone(parts, parts.subtle, checked.claims, { list, desk });
}

async function findOnSheets(
  { keep }: LocalParts,
  subtle: Subtle,
  claims: TicketClaims,
  list: CheckInList,
): Promise<Read | null> {
  for (const showId of list.showIds) {
    const sheet = await keep.sheetOf(showId);
    const salt = sheet && fromBase64url(sheet.salt);
    if (!salt) continue;
    const { index, key } = await sheetKeyOf(subtle, salt, claims.ticketId);
    const line = await keep.findTicket(showId, index);
    const record = line && (await openRecord(subtle, key, line.sealed));
    if (!line || !record) continue;
    return {
      ...{ index, record, showId, ticketId: claims.ticketId },
      thing: { kind: 'index', index },
      read: {
        kind: 'ticket',
        ticket: {
          ...{ showId, categoryId: record.categoryId, section: record.section, gate: record.gate },
          // When it was, only the house knows; that it was is enough here.
          revokedAtMs: line.revoked ? 0 : null,
          expiresAtMs: claims.expiresAtMs,
        },
      },
    };
  }
  return null;
}

/** Bought after the last download, or for another show: the signature says that much. */
async function bySignatureAlone(
  { keep }: LocalParts,
  subtle: Subtle,
  claims: TicketClaims,
  { list, desk }: Pick<LocalQuestion, 'list' | 'desk'>,
): Promise<Read> {
  const known = new Set([...list.showIds, ...desk.shows.map((show) => show.showId)]);
  for (const showId of known) {
    if ((await showDigest(subtle, showId)) !== claims.showDigest) continue;
    const sheet = await keep.sheetOf(showId);
    const salt = sheet && fromBase64url(sheet.salt);
    const index = salt ? (await sheetKeyOf(subtle, salt, claims.ticketId)).index : null;
    return {
      ...{ index, record: null, showId, ticketId: claims.ticketId },
      thing: index === null ? { kind: 'nothing' } : { kind: 'index', index },
      read: ticketByClaims(showId, claims),
    };
  }
  return { ...NOTHING, thing: { kind: 'nothing' }, read: ticketByClaims('', claims) };
}

function ticketByClaims(showId: string, { expiresAtMs }: TicketClaims): ReadTicket {
  const unknown = { categoryId: null, section: null, gate: null, revokedAtMs: null };
  return { kind: 'ticket', ticket: { showId, expiresAtMs, ...unknown } };
}

interface NamedPassage extends CountedPassage {
  readonly gate: string | null;
  readonly deviceName: string;
}

/** What counts by all that is known here: the house's word, and our own scans that it has not seen yet. */
async function passagesBefore(
  keep: GateKeep,
  { list, desk, aheadMs }: LocalQuestion,
  index: string,
): Promise<NamedPassage[]> {
  const { known, pending } = await keep.passagesOf(list.listId, index);
  return [
    ...known.filter(({ standing }) => standing === 'counts'),
    ...pending
      .filter(({ sent }) => sent.decided?.letThrough)
      .map(({ sent }) => ({
        scanId: sent.nonce,
        deviceId: desk.device.deviceId,
        deviceName: desk.device.name,
        sequence: sent.sequence,
        direction: sent.direction,
        atMs: Date.parse(sent.at) - aheadMs,
        gate: sent.gate,
      })),
  ];
}
