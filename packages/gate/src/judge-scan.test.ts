import type { CheckInRules } from '@houseful/contract/gate';
import { describe, expect, test } from 'vitest';
import { type CountedPassage, judgeScan, type ScanQuestion } from './judge-scan.ts';

const at = (clock: string) => Date.parse(`2026-11-20T${clock}:00.000Z`);

const RULES: CheckInRules = {
  entry: 'single',
  categoryIds: null,
  sections: null,
  checksGate: false,
  opensAt: '2026-11-20T18:00:00.000Z',
  closesAt: '2026-11-20T21:00:00.000Z',
  autoExitAt: null,
};
const TICKET = {
  showId: 'shw_tonight',
  categoryId: 'gold',
  section: 'Stalls',
  gate: 'Gate 1',
  revokedAtMs: null,
  expiresAtMs: at('23:00'),
};

interface Case {
  readonly rules?: Partial<CheckInRules>;
  readonly ticket?: Partial<Record<keyof typeof TICKET, string | number | null>>;
  readonly read?: ScanQuestion['read']['kind'];
  readonly gate?: string;
  readonly exit?: true;
  readonly clock?: string;
  /** `+18:30` went in, `-19:00` came out. */
  readonly earlier?: readonly string[];
}

function judge({ rules, ticket, read, gate, exit, clock = '19:30', earlier = [] }: Case) {
  const passages = earlier.map((text, index): CountedPassage => {
    const direction = text.startsWith('-') ? 'exit' : 'entry';
    return { scanId: text, deviceId: 'd', sequence: index, direction, atMs: at(text.slice(1)) };
  });
  const { reason, against } = judgeScan(
    {
      read:
        read && read !== 'ticket'
          ? { kind: read }
          : { kind: 'ticket', ticket: { ...TICKET, ...ticket } as typeof TICKET },
      list: { showIds: ['shw_tonight', 'shw_late'], rules: { ...RULES, ...rules } },
      gate: gate ?? null,
      direction: exit ? 'exit' : 'entry',
      atMs: at(clock),
    },
    passages,
  );
  return against ? `${reason} ${against.scanId}` : (reason ?? 'fine');
}

describe('the ticket itself', () => {
  test.each<[string, Case, string]>([
    ['a good ticket', {}, 'fine'],
    ['nothing that reads as a ticket', { read: 'unreadable' }, 'unreadable'],
    ['a forged signature', { read: 'forged' }, 'forged'],
    ['no ticket we know', { read: 'unknown' }, 'unknown'],
    ['a typed code without a network', { read: 'needs-network' }, 'needs-network'],
    ['revoked before', { ticket: { revokedAtMs: at('19:30') } }, 'revoked'],
    ['revoked a moment later', { ticket: { revokedAtMs: at('19:31') } }, 'fine'],
    ['another show', { ticket: { showId: 'shw_other' } }, 'wrong-show'],
    ['the other show of the list', { ticket: { showId: 'shw_late' } }, 'fine'],
    ['a category that is not let in here', { rules: { categoryIds: ['vip'] } }, 'wrong-list'],
    ['a category that is', { rules: { categoryIds: ['vip', 'gold'] } }, 'fine'],
    ['a section that is not let in here', { rules: { sections: ['Balcony'] } }, 'wrong-list'],
    [
      'by its signature alone, category and section unknown',
      {
        rules: { categoryIds: ['vip'], sections: ['Balcony'] },
        ticket: { categoryId: null, section: null },
      },
      'fine',
    ],
    ['another gate, where gates matter', { rules: { checksGate: true }, gate: 'G2' }, 'wrong-gate'],
    ['its own gate', { rules: { checksGate: true }, gate: 'Gate 1' }, 'fine'],
    ['a scanner for every gate', { rules: { checksGate: true } }, 'fine'],
    [
      'a gate nobody knows',
      { rules: { checksGate: true }, gate: 'G2', ticket: { gate: null } },
      'fine',
    ],
    ['another gate, where gates do not matter', { gate: 'G2' }, 'fine'],
    ['before the gate opens', { clock: '17:59' }, 'too-early'],
    ['at the moment it opens', { clock: '18:00' }, 'fine'],
    ['at the moment it closes', { clock: '21:00' }, 'too-late'],
    ['a gate without times', { rules: { opensAt: null, closesAt: null }, clock: '22:59' }, 'fine'],
    ['an expired signature', { rules: { closesAt: null }, clock: '23:00' }, 'too-late'],
    [
      'revoked, of another show, too early: the first is told',
      {
        ticket: { revokedAtMs: 0, showId: 'shw_other' },
        clock: '10:00',
      },
      'revoked',
    ],
    [
      'of another show, and used: the first is told',
      {
        ticket: { showId: 'shw_other' },
        earlier: ['+19:00'],
      },
      'wrong-show',
    ],
  ])('%s', (_, given, answer) => {
    expect(judge(given)).toBe(answer);
  });
});

describe('entry, exit, re-entry', () => {
  const single = { entry: 'single' } as const;
  const reEntry = { entry: 're-entry' } as const;
  const gone = { ...reEntry, autoExitAt: '2026-11-20T19:15:00.000Z' };
  test.each<[string, Case, string]>([
    ['single: a second time', { rules: single, earlier: ['+19:00'] }, 'already-used +19:00'],
    [
      'single: the first one is told, not the last',
      { earlier: ['+19:00', '-19:10'] },
      'already-used +19:00',
    ],
    ['single: what counts later does not matter', { earlier: ['+19:45'] }, 'fine'],
    [
      'multiple: as often as they like',
      { rules: { entry: 'multiple' }, earlier: ['+19:00', '+19:10'] },
      'fine',
    ],
    ['re-entry: the first time', { rules: reEntry }, 'fine'],
    ['re-entry: still inside', { rules: reEntry, earlier: ['+19:00'] }, 'already-used +19:00'],
    ['re-entry: after an exit', { rules: reEntry, earlier: ['+19:00', '-19:10'] }, 'fine'],
    [
      're-entry: in again already',
      { rules: reEntry, earlier: ['+19:00', '-19:10', '+19:20'] },
      'already-used +19:20',
    ],
    [
      're-entry: passages in any order',
      { rules: reEntry, earlier: ['-19:10', '+19:20', '+19:00'] },
      'already-used +19:20',
    ],
    ['automatic exit: gone by itself', { rules: gone, earlier: ['+19:00'] }, 'fine'],
    [
      'automatic exit: not yet',
      { rules: gone, earlier: ['+19:00'], clock: '19:14' },
      'already-used +19:00',
    ],
    [
      'automatic exit: who came after it is inside',
      { rules: gone, earlier: ['+19:20'] },
      'already-used +19:20',
    ],
    [
      'automatic exit: a single entry stays used',
      { rules: { ...gone, entry: 'single' }, earlier: ['+19:00'] },
      'already-used +19:00',
    ],
    ['exit: inside', { exit: true, earlier: ['+19:00'] }, 'fine'],
    ['exit: never came in', { exit: true }, 'not-inside'],
    ['exit: out already', { exit: true, earlier: ['+19:00', '-19:10'] }, 'not-inside -19:10'],
    [
      'exit: long after the gate closed',
      { exit: true, earlier: ['+19:00'], clock: '22:30' },
      'fine',
    ],
    [
      'exit: by another gate',
      { exit: true, rules: { checksGate: true }, gate: 'G2', earlier: ['+19:00'] },
      'fine',
    ],
    ['exit: of another show', { exit: true, ticket: { showId: 'shw_other' } }, 'wrong-show'],
  ])('%s', (_, given, answer) => {
    expect(judge(given)).toBe(answer);
  });
});
