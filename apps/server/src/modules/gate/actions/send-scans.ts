import type { GateVerdict, ScanAnswer, SentScan } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import type { GroupCommit } from '#platform/group-commit';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { readShows, type ShowRow } from '../store/shows.ts';
import { passageOf, ticketViewOf } from '../views.ts';
import type { CommittedScan, CommittedUpload, ScanUpload } from './commit-scans.ts';
import { deviceOf } from './device-of.ts';
import type { ReadThing } from './read-things.ts';

export interface SendScansDeps extends Pick<GateTools, 'db' | 'clock'> {
  readonly readThing: ReadThing;
  readonly committing: GroupCommit<ScanUpload, CommittedUpload>;
}

interface Upload {
  readonly sentAt: string;
  readonly scans: readonly SentScan[];
}

/**
 * Decides scans, or keeps those a scanner has decided alone; each has its answer once it is durable, and the same one however often it
 * is sent. @throws gate-token-invalid, no-such-list, overloaded
 */
export function sendScans(deps: SendScansDeps) {
  const { db, clock, readThing, committing } = deps;
  return async ({ sentAt, scans }: Upload, call: Call) => {
    const device = await deviceOf(deps, call);
    if (!device.may_search && scans.some(({ thing }) => thing.kind === 'hand')) {
      throw problem('forbidden');
    }
    const receivedAt = clock.now();
    const arrived = await Promise.all(
      scans.map(async (sent) => ({ sent, named: await readThing(sent.thing) })),
    );
    const times = { sentMs: Date.parse(sentAt), receivedMs: receivedAt.getTime() };
    const committed = await committing.submit({ device, scans: arrived, ...times });
    const known = committed.filter((scan) => scan !== undefined);
    if (known.length < committed.length) throw problem('no-such-list');
    const shows = await readShows(db, strayShows(known));
    return {
      receivedAt: receivedAt.toISOString(),
      answers: known.map((scan) => answerOf(scan, shows)),
    };
  };
}

function strayShows(scans: readonly CommittedScan[]): string[] {
  return scans.flatMap(({ row, ticket }) =>
    row.fault === 'wrong-show' && ticket ? [ticket.show_id] : [],
  );
}

function answerOf(scan: CommittedScan, shows: ReadonlyMap<string, ShowRow>): ScanAnswer {
  const { row } = scan;
  return {
    nonce: row.nonce,
    scanId: row.scan_id,
    verdict: verdictOf(scan, shows),
    standing: row.standing,
  };
}

function verdictOf(
  { row, ticket, against, list }: CommittedScan,
  shows: ReadonlyMap<string, ShowRow>,
): GateVerdict {
  const reason = row.let_through ? null : (row.told ?? row.reason);
  const stray = reason === 'wrong-show' && ticket ? shows.get(ticket.show_id)?.label : undefined;
  return {
    letThrough: row.let_through,
    reason,
    ticket: ticket ? ticketViewOf(ticket) : null,
    used: against ? passageOf(against) : null,
    opensAt: reason === 'too-early' ? list.rules.opensAt : null,
    belongsTo: stray
      ? {
          titleName: stray.titleName,
          screenName: stray.screenName,
          startsAt: stray.startsAt,
          timeZone: stray.timeZone,
        }
      : null,
  };
}
