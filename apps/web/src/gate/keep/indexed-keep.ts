import type { GateSheet, ScanAnswer } from '@houseful/contract/gate';
import type {
  GateKeep,
  KeptDevice,
  KeptPassage,
  KeptTicket,
  PendingScan,
  SettledAs,
} from './gate-keep.ts';
import { answerOf, durable } from './requests.ts';

const NAME = 'houseful-gate';
const VERSION = 1;
const DEVICE = 'device';
const SEQUENCE = 'sequence';
const STORES = ['own', 'sheets', 'tickets', 'passages', 'scans'] as const;
type StoreName = (typeof STORES)[number];

function makeStores(database: IDBDatabase): void {
  database.createObjectStore('own');
  database.createObjectStore('sheets', { keyPath: 'showId' });
  database.createObjectStore('tickets', { keyPath: ['showId', 'index'] });
  const passages = database.createObjectStore('passages', { keyPath: 'scanId' });
  passages.createIndex('byTicket', ['listId', 'index']);
  passages.createIndex('byStanding', ['listId', 'standing']);
  const scans = database.createObjectStore('scans', { keyPath: 'sent.nonce' });
  scans.createIndex('bySequence', 'sent.sequence');
  scans.createIndex('byTicket', ['sent.listId', 'index']);
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => makeStores(request.result));
  return answerOf(request);
}

/** The browser's own database. A scan that was added is on the disk before it is told to anybody. */
export async function openIndexedKeep(): Promise<GateKeep> {
  const database = await openDatabase();

  function read<T>(store: StoreName, ask: (from: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return answerOf(ask(database.transaction(store, 'readonly').objectStore(store)));
  }

  async function write(
    stores: readonly StoreName[],
    change: (into: (name: StoreName) => IDBObjectStore) => void | Promise<void>,
  ): Promise<void> {
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const done = durable(transaction);
    await change((name) => transaction.objectStore(name));
    await done;
  }

  return {
    readDevice: async () =>
      (await read('own', (own) => own.get(DEVICE) as IDBRequest<KeptDevice>)) ?? null,
    writeDevice: (device) => write(['own'], (into) => void into('own').put(device, DEVICE)),
    nextSequence: async () => {
      let next = 1;
      await write(['own'], async (into) => {
        next = Number((await answerOf(into('own').get(SEQUENCE))) ?? 0) + 1;
        into('own').put(next, SEQUENCE);
      });
      return next;
    },
    findTicket: async (showId, index) =>
      (await read(
        'tickets',
        (tickets) => tickets.get([showId, index]) as IDBRequest<KeptTicket>,
      )) ?? null,
    countTickets: (showId) => read('tickets', (tickets) => tickets.count(ofShow(showId))),
    applySheet: (page) => write(['sheets', 'tickets', 'passages'], (into) => applyPage(page, into)),
    sheetOf: async (showId) => (await read('sheets', (sheets) => sheets.get(showId))) ?? null,
    dropSheetsBut: (showIds) =>
      write(['sheets', 'tickets'], async (into) => {
        for (const showId of await answerOf(into('sheets').getAllKeys())) {
          if (showIds.includes(String(showId))) continue;
          into('sheets').delete(showId);
          into('tickets').delete(ofShow(String(showId)));
        }
      }),
    passagesOf: async (listId, index) => ({
      known: await read(
        'passages',
        (all) => all.index('byTicket').getAll([listId, index]) as IDBRequest<KeptPassage[]>,
      ),
      pending: await read(
        'scans',
        (all) => all.index('byTicket').getAll([listId, index]) as IDBRequest<PendingScan[]>,
      ),
    }),
    conflictsOf: (listId) =>
      read('passages', (all) => all.index('byStanding').getAll([listId, 'conflict'])),
    addScan: (scan) => write(['scans'], (into) => void into('scans').put(scan)),
    pendingScans: (limit) => read('scans', (all) => all.index('bySequence').getAll(null, limit)),
    countPending: () => read('scans', (all) => all.count()),
    settle: (answers, as) => write(['scans', 'passages'], (into) => settleScans(answers, as, into)),
    addPassage: (passage) => write(['passages'], (into) => void into('passages').put(passage)),
    wipe: ({ andScans }) =>
      write(STORES, (into) => {
        for (const name of STORES) if (name !== 'scans' || andScans) into(name).clear();
      }),
  };
}

/** All lines of a show: a pair whose first is the show, whatever the second. */
function ofShow(showId: string): IDBKeyRange {
  return IDBKeyRange.bound([showId], [showId, []]);
}

type Into = (name: StoreName) => IDBObjectStore;

function applyPage({ showId, salt, version, tickets, passages }: GateSheet, into: Into): void {
  into('sheets').put({ showId, salt, version });
  for (const [index, sealed, revoked] of tickets) {
    into('tickets').put({ showId, index, sealed, revoked: revoked === 1 } satisfies KeptTicket);
  }
  for (const { at, reason: _, ...passage } of passages) {
    into('passages').put({ ...passage, atMs: Date.parse(at) } satisfies KeptPassage);
  }
}

async function settleScans(
  answers: readonly ScanAnswer[],
  { aheadMs, ...as }: SettledAs,
  into: Into,
): Promise<void> {
  for (const { nonce, scanId, standing } of answers) {
    const pending: PendingScan | undefined = await answerOf(into('scans').get(nonce));
    into('scans').delete(nonce);
    if (pending?.index === undefined || pending.index === null) continue;
    // The sheet knows more, and may have come first.
    if (await answerOf(into('passages').getKey(scanId))) continue;
    if (standing !== 'counts' && standing !== 'conflict') continue;
    const { listId, direction, at, gate, sequence } = pending.sent;
    into('passages').put({
      ...{ scanId, listId, direction, gate, sequence, standing, ...as, place: null },
      ...{ index: pending.index, atMs: Date.parse(at) - aheadMs },
    } satisfies KeptPassage);
  }
}
