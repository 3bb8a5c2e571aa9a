import type { CheckInRules, EntryRule, GateReason } from '@houseful/contract/gate';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Decision, lastWord } from './last-word.ts';
import { type KnownScan, mergeScans } from './merge-scans.ts';

const RULES: CheckInRules = {
  entry: 'single',
  categoryIds: null,
  sections: null,
  checksGate: false,
  opensAt: null,
  closesAt: null,
  autoExitAt: null,
};
const list = (entry: EntryRule = 'single') => ({ rules: { ...RULES, entry } });

const scan = (deviceId: string, atMs: number, changes: Partial<KnownScan> = {}): KnownScan => ({
  scanId: `${deviceId}${atMs}${changes.sequence ?? ''}`,
  ...{ deviceId, atMs, sequence: 1, direction: 'entry', letThrough: true },
  ...{ fault: null, told: null, undone: false },
  ...changes,
});
const told = (scans: readonly KnownScan[], entry?: EntryRule) =>
  Object.fromEntries(
    [...mergeScans(list(entry), scans)].map(([id, { standing, reason, against }]) => [
      id,
      [standing, reason, against].filter(Boolean).join(' '),
    ]),
  );

describe('scans of one ticket, laid side by side', () => {
  test('the first valid entry counts; who was let in after it is a conflict with it', () => {
    expect(told([scan('b', 20), scan('a', 10), scan('c', 30)])).toEqual({
      a10: 'counts',
      b20: 'conflict already-used a10',
      c30: 'conflict already-used a10',
    });
  });

  test('at the same moment the device decides, then its count', () => {
    expect(told([scan('b', 10), scan('a', 10)])).toMatchObject({ a10: 'counts' });
    const twice = [scan('a', 10, { sequence: 8 }), scan('a', 10, { sequence: 7 })];
    expect(told(twice)).toEqual({ a107: 'counts', a108: 'conflict already-used a107' });
  });

  test('an entry that came in late, but was earlier, takes the place of the one that counted', () => {
    const before = [scan('b', 20)];
    expect(told(before)).toEqual({ b20: 'counts' });
    expect(told([...before, scan('a', 10)])['b20']).toBe('conflict already-used a10');
  });

  test('who was not let in is nobody’s conflict, and uses nothing', () => {
    const refused = scan('a', 10, { letThrough: false, told: 'wrong-gate' });
    expect(told([refused, scan('b', 20)])).toEqual({
      a10: 'refused wrong-gate',
      b20: 'counts',
    });
  });

  test('who was let in with a ticket that was no good is a conflict, and uses nothing', () => {
    const bad = scan('a', 10, { fault: 'revoked' });
    expect(told([bad, scan('b', 20)])).toEqual({ a10: 'conflict revoked', b20: 'counts' });
  });

  test('taken back by hand, it uses nothing any more', () => {
    expect(told([scan('a', 10, { undone: true }), scan('b', 20)])).toEqual({
      a10: 'undone',
      b20: 'counts',
    });
  });

  test('an exit counts once its entry is known, whatever its scanner knew', () => {
    const exit = scan('b', 20, { direction: 'exit', letThrough: false, told: 'not-inside' });
    expect(told([exit])).toEqual({ b20: 'refused not-inside' });
    expect(told([exit, scan('a', 10), scan('c', 30)], 're-entry')).toEqual({
      a10: 'counts',
      b20: 'counts',
      c30: 'counts',
    });
  });

  test('two entries between which nobody left are a conflict also where re-entry is allowed', () => {
    expect(told([scan('a', 10), scan('b', 20)], 're-entry')['b20']).toMatch(/^conflict/);
  });
});

const scans = fc.uniqueArray(
  fc.record({
    scanId: fc.nat({ max: 40 }).map(String),
    deviceId: fc.constantFrom('a', 'b', 'c'),
    sequence: fc.nat({ max: 5 }),
    atMs: fc.nat({ max: 8 }),
    direction: fc.constantFrom('entry' as const, 'exit' as const),
    letThrough: fc.boolean(),
    fault: fc.constantFrom<GateReason | null>(null, null, null, 'revoked'),
    told: fc.constantFrom<GateReason | null>(null, 'already-used'),
    undone: fc.boolean(),
  }),
  { maxLength: 12, selector: ({ scanId }) => scanId },
);
const entry = fc.constantFrom<EntryRule>('single', 'multiple', 're-entry');

/** The same scans in another order, some of them sent again. */
const interleavings = scans.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
    fc.nat({ max: all.length }),
  ),
);

describe('whatever the devices scanned while they were cut off', () => {
  property.prop([interleavings, entry])(
    'any interleaving and repetition of uploads ends the same',
    ([all, doubled, cut], rule) => {
      const known = new Map<string, KnownScan>();
      for (const part of [doubled.slice(0, cut), doubled.slice(cut), all]) {
        for (const one of part) known.set(one.scanId, one);
        mergeScans(list(rule), known.values());
      }
      const sorted = (from: Iterable<KnownScan>) =>
        [...mergeScans(list(rule), from)].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(known.values())).toEqual(sorted(all));
    },
  );

  property.prop([scans, entry])('nothing is dropped', (all, rule) => {
    expect(mergeScans(list(rule), all).size).toBe(all.length);
  });

  property.prop([scans])('one entry counts at most where one is allowed', (all) => {
    const standings = mergeScans(list('single'), all);
    const counted = all.filter(
      ({ scanId, direction }) =>
        direction === 'entry' && standings.get(scanId)?.standing === 'counts',
    );
    const valid = all.filter(
      (one) => one.direction === 'entry' && one.letThrough && !one.fault && !one.undone,
    );
    expect(counted).toHaveLength(valid.length > 0 ? 1 : 0);
    const first = Math.min(...valid.map(({ atMs }) => atMs));
    for (const one of counted) expect(one.atMs).toBe(first);
  });

  property.prop([scans, entry])('everybody who was let in counts, or is shown', (all, rule) => {
    const standings = mergeScans(list(rule), all);
    for (const one of all.filter((it) => it.letThrough && !it.undone && it.direction === 'entry')) {
      expect(['counts', 'conflict']).toContain(standings.get(one.scanId)?.standing);
    }
  });

  property.prop([fc.array(fc.boolean(), { minLength: 1, maxLength: 6 })])(
    'what people acted on is the last word, whenever it comes in',
    (alone) => {
      const decisions = alone.map((it): Decision => ({ alone: it, letThrough: it, reason: null }));
      const [first, ...rest] = decisions as [Decision, ...Decision[]];
      expect(rest.reduce(lastWord, first).alone).toBe(alone.includes(true));
    },
  );
});
