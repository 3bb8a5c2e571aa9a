import type { GateReason, ScanStanding } from '@houseful/contract/gate';
import {
  type CountedPassage,
  inOrder,
  type JudgedList,
  type Judgement,
  judgePassage,
} from './judge-scan.ts';

/** A scan of one ticket on one list, as it is known by now. */
export interface KnownScan extends CountedPassage {
  /** Whether somebody was let through: the scanner's own word, or ours where it asked. */
  readonly letThrough: boolean;
  /** What was wrong with the ticket itself when it was scanned; null when nothing was. */
  readonly fault: GateReason | null;
  /** Why nobody was let through, as it was told; null when somebody was. */
  readonly told: GateReason | null;
  readonly undone: boolean;
}

/** What became of a scan, once all that is known is laid side by side. */
export interface Standing {
  readonly standing: ScanStanding;
  readonly reason: GateReason | null;
  /** The scan that stands against it. */
  readonly against: string | null;
}

/**
 * What each scan of one ticket on one list is worth: the first valid entry counts, everybody else who was let in is a conflict, and
 * nothing is dropped. It depends on nothing but the set of scans: not on who uploaded first, in how many parts, or how often.
 *
 * People who leave have left, whatever their scanner knew: an exit counts whenever an entry that counts came before it.
 */
export function mergeScans(
  list: Pick<JudgedList, 'rules'>,
  scans: Iterable<KnownScan>,
): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  const counted: KnownScan[] = [];
  const once = new Map(Array.from(scans, (scan) => [scan.scanId, scan]));
  for (const scan of [...once.values()].sort(inOrder)) {
    const standing = standingOf(list, scan, counted);
    standings.set(scan.scanId, standing);
    if (standing.standing === 'counts') counted.push(scan);
  }
  return standings;
}

function standingOf(
  { rules }: Pick<JudgedList, 'rules'>,
  scan: KnownScan,
  counted: readonly KnownScan[],
): Standing {
  if (scan.undone) return { standing: 'undone', reason: null, against: null };
  const { direction, atMs, fault, told } = scan;
  if (direction === 'entry' && !scan.letThrough) {
    const against = judgePassage(
      { list: { showIds: [], rules }, direction, atMs },
      counted,
    ).against;
    return { standing: 'refused', reason: told ?? fault, against: against?.scanId ?? null };
  }
  const judged: Judgement<KnownScan> =
    fault === null
      ? judgePassage({ list: { showIds: [], rules }, direction, atMs }, counted)
      : { reason: fault, against: null };
  if (judged.reason === null) return { standing: 'counts', reason: null, against: null };
  return {
    standing: direction === 'exit' ? 'refused' : 'conflict',
    reason: judged.reason,
    against: judged.against?.scanId ?? null,
  };
}
