import { readFileSync } from 'node:fs';
import type {
  GateDesk,
  GateSheet,
  GateVerdict,
  ScanAnswer,
  SentScan,
} from '@houseful/contract/gate';
import { beforeEach, describe, expect, test } from 'vitest';
import { ApiProblem, noConnection } from '../../lib/api/problem.ts';
import { device } from '../../lib/time/device.ts';
import { memoryKeep } from '../keep/memory-keep.fixture.ts';
import { createGate, type Gate } from './gate.ts';
import type { GateApi } from './gate-api.ts';
import { FIRST_STATE, type GateState } from './gate-state.ts';
import { ANSWER_MS_MAX } from './scan.ts';
import { createStore, type Store } from './store.ts';

/** The examples of the documentation: tickets that are signed, and the sheet they stand on. */
function vectorsOf<T>(page: string): T {
  const text = readFileSync(new URL(`../../../../../docs/${page}`, import.meta.url), 'utf8');
  return JSON.parse([...text.matchAll(/```json\n([\s\S]*?)```/g)].at(-1)?.[1] ?? '');
}
const tickets = vectorsOf<{
  keyId: string;
  publicKey: string;
  genuine: { payload: string; showId: string }[];
  refused: { payload: string }[];
}>('ticket-format.md');
const sheet = vectorsOf<{ salt: string; entries: { index: string; sealed: string }[] }>(
  'gate-lists.md',
);
const [GENUINE, STRAY] = tickets.genuine as [
  { payload: string; showId: string },
  { payload: string },
];
const SHOW = GENUINE.showId;
const ENTRY = sheet.entries[0] as { index: string; sealed: string };

const LIST = {
  ...{ listId: 'gls_own', organisationId: 'org_first', venueId: null, name: null, showIds: [SHOW] },
  closed: false,
  rules: {
    ...{ entry: 'single', categoryIds: null, sections: null, checksGate: false },
    ...{ opensAt: null, closesAt: null, autoExitAt: null },
  },
} as const;

const DESK = {
  device: { deviceId: 'gdv_north', name: 'North 1', organisationId: 'org_first' },
  venues: [{ venueId: null, name: 'PVR Icon' }],
  shows: [{ showId: SHOW, label: { timeZone: 'Asia/Kolkata' }, gates: [], lists: [LIST] }],
} as unknown as GateDesk;

const LET_IN: GateVerdict = {
  ...{ letThrough: true, reason: null, ticket: null, used: null, opensAt: null, belongsTo: null },
};

let house: {
  away: boolean;
  slow: boolean;
  shutOut: boolean;
  received: Map<string, SentScan>;
  passages: GateSheet['passages'];
  version: number;
};
let store: Store<GateState>;
let keep: ReturnType<typeof memoryKeep>;
let gate: Gate;

function houseApi(): GateApi {
  const reach = () => {
    if (house.away) throw noConnection();
    if (house.shutOut) {
      throw new ApiProblem({ code: 'gate-token-invalid', status: 401, title: 'No.' });
    }
  };
  const unused = () => Promise.reject(new Error('not asked here'));
  return {
    pair: async () => DESK.device,
    pairAs: unused,
    find: unused,
    forget: async () => undefined,
    desk: async () => {
      reach();
      return DESK;
    },
    keys: async () => [tickets],
    sheet: async (_token, showId, after) => {
      reach();
      return {
        ...{ showId, salt: sheet.salt, version: house.version, complete: true },
        tickets: after === 0 ? [[ENTRY.index, ENTRY.sealed, 0]] : [],
        passages: house.passages,
      };
    },
    send: async (_token, { scans }, signal) => {
      reach();
      for (const scan of scans) house.received.set(scan.nonce, scan);
      if (house.slow && signal) {
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(noConnection())),
        );
      }
      const answers = scans.map(
        ({ nonce }): ScanAnswer => ({
          ...{ nonce, scanId: `gsc_${nonce}`, verdict: LET_IN, standing: 'counts' },
        }),
      );
      return { receivedAt: new Date().toISOString(), answers };
    },
  };
}

function open(subtle: SubtleCrypto | undefined = globalThis.crypto.subtle): void {
  let drawn = 0;
  store = createStore<GateState>(FIRST_STATE);
  gate = createGate({
    ...{ api: houseApi(), keep, store, subtle },
    // Nothing is due by itself: the tests say when.
    device: {
      ...device,
      now: () => NOW_MS,
      after: (ms, action) => device.after(ms > 1_000 ? 1e8 : ms, action),
    },
    newNonce: () => `nonce-${keep.scans.size}-${(drawn += 1)}-${house.received.size}`,
    newToken: () => 'A'.repeat(43),
    isConnected: () => true,
  });
}
const NOW_MS = Date.parse('2026-11-20T14:00:00.000Z');

async function told(text: string): Promise<string> {
  await gate.scan(text);
  const { verdict, alone } = store.get().verdict ?? { verdict: LET_IN, alone: false };
  return `${verdict.reason ?? 'in'}${alone ? ' alone' : ''}`;
}

beforeEach(async () => {
  house = {
    ...{ away: false, slow: false, shutOut: false, received: new Map(), passages: [], version: 1 },
  };
  keep = memoryKeep();
  open();
  await gate.pair('CODE');
  await gate.choose({ listId: LIST.listId, showIds: [SHOW], gate: null });
});

describe('with the house', () => {
  test('its word counts, and nothing waits', async () => {
    expect(await told(GENUINE.payload)).toBe('in');
    expect(keep.scans.size).toBe(0);
    expect([...house.received.values()][0]?.thing).toEqual({
      kind: 'payload',
      payload: GENUINE.payload,
    });
  });

  test('that is too slow, the scanner decides in time, and says so with the same nonce', async () => {
    house.slow = true;
    expect(await told(GENUINE.payload)).toBe('in alone');
    expect(store.get().verdict?.tookMs).toBeGreaterThanOrEqual(ANSWER_MS_MAX - 5);
    const [pending] = keep.scans.values();
    expect(house.received.has(pending?.sent.nonce ?? '')).toBe(true);
    expect(pending?.sent.decided).toEqual({ letThrough: true, reason: null });
    // The next one is not kept waiting for a house that is silent.
    expect(await told(GENUINE.payload)).toBe('already-used alone');
    expect(store.get().verdict?.tookMs).toBeLessThan(ANSWER_MS_MAX);
  });
});

describe('without it', () => {
  beforeEach(() => {
    house.away = true;
  });

  test('a ticket of the sheet is let in once, with its name, and kept without its payload', async () => {
    expect(await told(GENUINE.payload)).toBe('in alone');
    expect(store.get().verdict?.verdict.ticket).toMatchObject({ name: 'Asha Rao', seatId: 'K12' });
    expect(await told(GENUINE.payload)).toBe('already-used alone');
    expect(store.get().verdict?.verdict.used).toMatchObject({ deviceName: 'North 1' });
    const kept = JSON.stringify([...keep.scans.values()]);
    expect(kept).toContain(ENTRY.index);
    expect(kept).not.toMatch(/HF1:|Asha/);
  });

  test.each([
    ['a ticket of another show', STRAY.payload, 'wrong-show alone'],
    ['one that was changed', tickets.refused[0]?.payload ?? '', 'forged alone'],
    ['a typed code', 'K7QM4PXD-1', 'needs-network alone'],
    ['something else', 'https://example.org', 'unreadable alone'],
  ])('%s', async (_, text, verdict) => {
    expect(await told(text)).toBe(verdict);
    expect(keep.scans.size).toBe(1);
  });

  test('a ticket bought after the download is let in by its signature', async () => {
    await keep.wipe({ andScans: true });
    await keep.applySheet({
      ...{ showId: SHOW, salt: sheet.salt, version: 1, complete: true, tickets: [], passages: [] },
    });
    expect(await told(GENUINE.payload)).toBe('in alone');
    expect(await told(GENUINE.payload)).toBe('already-used alone');
  });

  test('a browser that knows no Ed25519 judges by the sheet', async () => {
    const { subtle } = globalThis.crypto;
    const older = new Proxy(subtle, {
      get: (target, name) =>
        name === 'importKey'
          ? (...given: Parameters<typeof subtle.importKey>) =>
              (given[2] as { name?: string }).name === 'Ed25519'
                ? Promise.reject(new DOMException('unknown', 'NotSupportedError'))
                : target.importKey(...given)
          : (Reflect.get(target, name) as () => void).bind(target),
    });
    open(older);
    await gate.start();
    expect(await told(GENUINE.payload)).toBe('in alone');
    expect(await told(STRAY.payload)).toBe('needs-network alone');
  });

  test('what was scanned survives a reload, is handed over once the house is there, and counts once', async () => {
    await told(GENUINE.payload);
    open();
    await gate.start();
    expect(store.get()).toMatchObject({ phase: 'scanning', waiting: 1 });
    await gate.sync();
    expect(store.get()).toMatchObject({ online: false, waiting: 1 });
    house.away = false;
    await gate.sync();
    await gate.sync();
    expect(store.get()).toMatchObject({ online: true, waiting: 0 });
    expect(house.received.size).toBe(1);
    house.away = true;
    expect(await told(GENUINE.payload)).toBe('already-used alone');
  });

  test('what another gate did meanwhile is known from the sheet, and conflicts are shown', async () => {
    house.away = false;
    const south = {
      ...{ index: ENTRY.index, listId: LIST.listId, gate: 'South', direction: 'entry' as const },
      ...{ deviceId: 'gdv_south', deviceName: 'South 1', at: '2026-11-20T13:50:00.000Z' },
    } as const;
    house.passages = [
      { ...south, scanId: 'gsc_1', sequence: 1, standing: 'counts', reason: null, place: null },
      {
        ...{ ...south, scanId: 'gsc_2', sequence: 2, place: 'Gold K12' },
        ...{ standing: 'conflict', reason: 'already-used' },
      },
    ];
    await gate.sync();
    expect(store.get().conflicts).toMatchObject([{ place: 'Gold K12' }]);
    house.away = true;
    expect(await told(GENUINE.payload)).toBe('already-used alone');
    expect(store.get().verdict?.verdict.used).toMatchObject({ gate: 'South' });
  });
});

test('shut out, nothing is left but scans that name nobody; as a scanner again it hands them over', async () => {
  house.away = true;
  await told(GENUINE.payload);
  house.away = false;
  house.shutOut = true;
  await gate.sync();
  expect(store.get()).toMatchObject({ phase: 'pairing', shutOut: true, waiting: 1, device: null });
  expect(await keep.readDevice()).toBeNull();
  expect(await keep.countTickets(SHOW)).toBe(0);
  house.shutOut = false;
  await gate.pair('NEWCODE');
  expect(house.received.size).toBe(1);
  expect(keep.scans.size).toBe(0);
});

test('forgotten, nothing is left at all', async () => {
  house.away = true;
  await told(GENUINE.payload);
  await gate.forget();
  expect(store.get().phase).toBe('pairing');
  expect(keep.scans.size).toBe(0);
  expect(await keep.readDevice()).toBeNull();
});
