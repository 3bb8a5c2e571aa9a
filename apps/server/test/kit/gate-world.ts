import type { CheckInRules, ScanAnswer, SentScan } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { sheetKeyOf } from '@houseful/gate/open-record';
import { addMs } from '#platform/clock';
import { createAudit } from '#platform/audit';
import { fact } from '#platform/facts/facts';
import { createFacts, type Facts } from '#platform/facts/relay';
import { createIds, deriveId } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { seededRandom } from '#platform/random';
import type { Signals } from '#platform/signals/signals';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { createGate, type GateModule } from '../../src/modules/gate/index.ts';
import { createTicketSigner, showDigest } from '../../src/modules/tickets/signing.ts';
import { localSignals } from '#test/kit/local-signals';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { smallRoom, smallShow } from '#test/kit/small-room';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

const SECRET = 'a secret that only the tests of the gate know';
const signer = createTicketSigner(SECRET);
const KEYS = {
  keys: [
    {
      keyId: signer.keyId,
      algorithm: 'Ed25519' as const,
      publicKey: signer.publicKey.toString('base64url'),
    },
  ],
};

/** Somebody of the staff, whose right holds in the whole first organisation. */
export const MANAGER: Call = {
  caller: { buyerId: 'usr_manager', roles: ['operator'] },
  idempotencyKey: null,
  reach: [{ organisationId: 'org_first', venueIds: null }],
};

export interface TestTicket {
  readonly ticketId: string;
  readonly payload: string;
  readonly code: string;
  readonly orderId: string;
}

export interface TestDevice {
  readonly deviceId: string;
  readonly call: Call;
}

type Scan = Partial<SentScan> & Pick<SentScan, 'thing'>;

export interface GateWorld {
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  readonly facts: Facts;
  readonly gate: GateModule;
  /** A show that begins within the hour, and its own list. */
  openShow(showId: string, rules?: Partial<CheckInRules>): Promise<string>;
  /** Sells so many tickets of a show in one order; row A of the stalls, Gate 1. */
  sell(showId: string, count: number, name?: string): Promise<TestTicket[]>;
  /** The fact of an order's tickets once more. */
  tellAgain(orderId: string): Promise<void>;
  cancel(showId: string, orderId: string): Promise<void>;
  /** The order goes by another name since this version of it. */
  rename(showId: string, orderId: string, version: number, name: string): Promise<void>;
  device(name: string, gate?: GateModule): Promise<TestDevice>;
  /** Sends scans of one device; what is left out is a scan of an entry that we are to decide. */
  send(device: TestDevice, scans: readonly Scan[], gate?: GateModule): Promise<ScanAnswer[]>;
  indexOf(showId: string, ticketId: string): Promise<string>;
  /** One more process on the same database. */
  anotherProcess(pool?: Pool): GateModule;
  close(): Promise<void>;
}

/** The gate on a real database of its own, on a clock that stands still, with tickets told by facts. */
export async function gateWorld(): Promise<GateWorld> {
  const database = await cloneDatabase();
  const clock = manualClock();
  const metrics = createMetrics();
  const { pool } = database;
  const facts = createFacts({ pool, clock, log: silentLogger, metrics });
  let drawn = 0;

  function start(ownPool: Pool = pool, signals: Signals = localSignals()): GateModule {
    const ids = createIds(clock, seededRandom(`gate ${(drawn += 1)}`));
    const gate = createGate({
      pool: ownPool,
      clock,
      ids,
      audit: createAudit({ ids, clock, record: facts.record }),
      signals,
      log: silentLogger,
      metrics,
      secret: SECRET,
      publicUrl: 'https://house.example',
      listTicketKeys: async () => KEYS,
      nameUsers: async (userIds) => new Map(userIds.map((id) => [id, `Name of ${id}`])),
    });
    gate.start();
    return gate;
  }

  const gate = start();
  facts.subscribe(gate.reactions);
  const tell = async (...news: ReturnType<typeof fact>[]) => {
    await inTransaction(pool, (tx) => facts.record(tx, news));
    await facts.drain();
  };
  const shows = new Map<string, ReturnType<typeof smallShow>>();
  const issuedOf = new Map<string, ReturnType<typeof fact>>();

  const purchaseOf = (showId: string, contact: { name?: string }) => {
    const { label } = shows.get(showId) ?? smallShow(showId, smallRoom('smp_1'), clock.now());
    const total = { amount: 0, currency: 'INR' };
    const confirmedAt = clock.now().toISOString();
    return { show: label, lines: [], total, contact, ticketCode: 'CODE', confirmedAt };
  };

  const world: GateWorld = {
    database,
    clock,
    facts,
    gate,
    openShow: async (showId, rules) => {
      const { label, ...terms } = smallShow(showId, smallRoom('smp_1'), clock.now());
      const startsAt = addMs(clock.now(), 3_600_000).toISOString();
      const endsAt = addMs(clock.now(), 3 * 3_600_000).toISOString();
      const show = {
        ...terms,
        label: { ...label, startsAt, endsAt, organisationId: 'org_first', venueId: 'ven_test' },
      };
      shows.set(showId, show);
      await tell(fact('catalog.show-scheduled', show));
      const listId = deriveId('gls', showId);
      if (rules) await gate.face.changeCheckInList({ listId, rules }, MANAGER);
      return listId;
    },
    sell: async (showId, count, name) => {
      const orderId = `ord_${(drawn += 1)}`;
      const tickets = Array.from({ length: count }, (_, index) => {
        const number = String(index + 1);
        const seatId = `A${number}`;
        const ticketId = deriveId('tkt', orderId, seatId);
        const payload = signer.sign({
          ticketId,
          seatId,
          showDigest: showDigest(showId),
          startsAtSeconds: 1_795_185_000,
          expiresAtSeconds: 1_795_285_000,
        });
        return { ticketId, payload, orderId, seatId, number, code: `CODE${drawn}-${number}` };
      });
      const issued = fact('tickets.tickets-issued', {
        orderId,
        buyerId: 'usr_buyer',
        ticketIds: tickets.map(({ ticketId }) => ticketId),
        contact: name === undefined ? {} : { name },
        showId,
        tickets: tickets.map(({ ticketId, code, seatId, number }) => ({
          ...{ ticketId, code, seatId, number, row: 'A', section: 'Stalls', gate: 'Gate 1' },
          ...{ categoryId: 'silver', categoryName: 'Silver' },
        })),
      });
      issuedOf.set(orderId, issued);
      await tell(issued);
      return tickets.map(({ ticketId, payload, code }) => ({ ticketId, payload, code, orderId }));
    },
    tellAgain: async (orderId) => {
      const issued = issuedOf.get(orderId);
      if (issued) await tell(issued);
    },
    cancel: async (showId, orderId) => {
      const purchase = { ...purchaseOf(showId, {}), cancelledAt: clock.now().toISOString() };
      await tell(fact('booking.order-cancelled', { orderId, purchase }));
    },
    rename: async (showId, orderId, version, name) => {
      const at = clock.now().toISOString();
      const refundedInAll = { amount: 0, currency: 'INR' };
      await tell(
        fact('booking.order-changed', {
          ...{ changeId: deriveId('och', orderId, String(version)), orderId, version, showId, at },
          ...{ buyerId: 'usr_buyer', actorId: 'usr_manager', reason: 'A gift' },
          ...{ what: 'contact-changed', status: 'CONFIRMED', seatsGiven: [], seatsTaken: [] },
          ...{ refund: null, refundedInAll, purchase: purchaseOf(showId, { name }) },
        }),
      );
    },
    device: async (name, at = gate) => {
      const { device, pairingCode } = await at.face.registerGateDevice(
        { name, venueIds: null, maySearch: true },
        MANAGER,
      );
      const token = Buffer.from(deriveId('x', device.deviceId).padEnd(32).slice(0, 32));
      const secret = token.toString('base64url');
      await at.face.pairGateDevice(
        { code: pairingCode, token: secret },
        { ...MANAGER, caller: null },
      );
      return {
        deviceId: device.deviceId,
        call: { caller: null, idempotencyKey: null, tokens: { 'Gate-Token': secret } },
      };
    },
    send: async (device, scans, at = gate) => {
      const now = clock.now().toISOString();
      const listId = deriveId('gls', [...shows.keys()][0] ?? '');
      const { answers } = await at.face.sendScans(
        {
          sentAt: now,
          scans: scans.map(
            (scan): SentScan => ({
              ...{ nonce: `nonce-${(drawn += 1)}`, sequence: drawn, at: now, listId, showId: null },
              ...{ gate: null, direction: 'entry', decided: null },
              ...scan,
            }),
          ),
        },
        device.call,
      );
      return answers;
    },
    indexOf: async (showId, ticketId) => {
      const device = await world.device('for its salt');
      const sheet = await gate.face.getGateSheet({ showId, after: 1_000_000 }, device.call);
      const salt = Buffer.from(sheet.salt, 'base64url');
      return (await sheetKeyOf(globalThis.crypto.subtle, salt, ticketId)).index;
    },
    anotherProcess: (ownPool) => start(ownPool),
    close: () => database.close(),
  };
  return world;
}
