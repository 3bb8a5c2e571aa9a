import type { FactPayload } from '@houseful/contract/facts';
import type { TicketStub } from '@houseful/contract/tickets';
import { Ticket } from '@houseful/contract/tickets';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFacts, type Facts } from '#platform/facts/relay';
import { reaction } from '#platform/facts/facts';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { fact } from '#platform/facts/facts';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { createTickets, type TicketsModule } from './index.ts';
import { AUTH_SECRET, cancelledOrder, confirmedOrder, OWNER, STRANGER } from './order.fixture.ts';
import { readPdf } from './papers/pdf-reader.fixture.ts';
import { createTicketSigner, showDigest } from './signing.ts';

type Issued = FactPayload<'tickets.tickets-issued'>;

let database: TestDatabase;
let clock: ManualClock;
let facts: Facts;
let tickets: TicketsModule;
let issued: Issued[];
const opened: TicketsModule[] = [];

/** One process of several on the same database. */
function openTickets(authSecret = AUTH_SECRET): TicketsModule {
  const { pool } = database;
  const module = createTickets({
    pool,
    clock,
    record: facts.record,
    log: silentLogger,
    metrics: createMetrics(),
    authSecret,
  });
  opened.push(module);
  return module;
}

beforeEach(async () => {
  database = await cloneDatabase();
  clock = manualClock();
  const { pool } = database;
  facts = createFacts({ pool, clock, log: silentLogger, metrics: createMetrics() });
  tickets = openTickets();
  issued = [];
  facts.subscribe([
    ...tickets.reactions,
    reaction('tickets.tickets-issued', 'test/collect', async (_, payloads) => {
      issued.push(...payloads);
    }),
  ]);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((module) => module.stop()));
  await database.close();
});

async function tell(order = confirmedOrder()): Promise<void> {
  await inTransaction(database.pool, (tx) =>
    facts.record(tx, [fact('booking.order-confirmed', order)]),
  );
  await facts.drain();
}

async function issueFirst(): Promise<TicketStub> {
  const [first] = await tickets.face.issueTickets(confirmedOrder());
  if (!first) throw new Error('no ticket');
  return first;
}

async function payloadOf({ ticketId }: TicketStub): Promise<string> {
  return (await tickets.face.getTicket({ ticketId }, OWNER)).payload;
}

const anybody = { caller: null, idempotencyKey: null };

describe('issuing', () => {
  test('gives each seat of the order its ticket, with a code that can be read out', async () => {
    const stubs = await tickets.face.issueTickets(confirmedOrder());
    expect(stubs).toMatchObject([
      { seatId: 'K12', code: 'K7QM4PXD-1' },
      { seatId: 'K13', code: 'K7QM4PXD-2' },
    ]);
    expect(await tickets.face.listTickets({ orderId: 'ord_dangal' })).toEqual(stubs);
    expect(await tickets.face.listTickets({ orderId: 'ord_other' })).toEqual([]);
  });

  test('by fact and by call, again and again, is one set of tickets and told once', async () => {
    const called = await tickets.face.issueTickets(confirmedOrder());
    await tell();
    await tell();
    expect(await tickets.face.issueTickets(confirmedOrder())).toEqual(called);
    await facts.drain();
    expect(issued).toEqual([
      {
        orderId: 'ord_dangal',
        buyerId: 'byr_asha',
        contact: confirmedOrder().contact,
        ticketIds: called.map(({ ticketId }) => ticketId),
        showId: 'shw_dangal-tonight',
        tickets: called.map((stub, index) => ({
          ...stub,
          ...{ section: 'Gold', row: 'K', number: String(12 + index), gate: 'Gate 2' },
          ...{ categoryId: 'cat_gold', categoryName: 'Gold' },
        })),
      },
    ]);
  });

  test('happens by the fact alone when nobody calls', async () => {
    await tell();
    expect(await tickets.face.listTickets({ orderId: 'ord_dangal' })).toHaveLength(2);
  });

  test('twenty at once, in two processes and by fact, are one set of tickets', async () => {
    const second = openTickets();
    const answers = await Promise.all([
      tell(),
      ...Array.from({ length: 10 }, () => tickets.face.issueTickets(confirmedOrder())),
      ...Array.from({ length: 10 }, () => second.face.issueTickets(confirmedOrder())),
    ]);
    const sets = new Set(answers.slice(1).map((stubs) => JSON.stringify(stubs)));
    expect(sets.size).toBe(1);
    const rows = await readFrom(database.pool).rows({ text: 'select 1 from tickets.tickets' });
    expect(rows).toHaveLength(2);
    await facts.drain();
    expect(issued).toHaveLength(1);
  });

  test('many orders at once get each its own tickets, in the order asked', async () => {
    const orders = Array.from({ length: 40 }, (_, index) =>
      confirmedOrder({ orderId: `ord_${(index * 7) % 40}`, ticketCode: `CODE${index}` }),
    );
    const answers = await Promise.all(orders.map((order) => tickets.face.issueTickets(order)));
    expect(answers.map((stubs) => stubs[0]?.code)).toEqual(
      orders.map(({ ticketCode }) => `${ticketCode}-1`),
    );
  });

  test('an order that cannot be ticketed fails alone', async () => {
    const good = confirmedOrder({ orderId: 'ord_good' });
    const [line] = good.lines;
    if (!line) throw new Error('no line');
    const twice = confirmedOrder({ orderId: 'ord_twice', lines: [line, line] });
    const [goodAnswer, badAnswer] = await Promise.allSettled([
      tickets.face.issueTickets(good),
      tickets.face.issueTickets(twice),
    ]);
    expect(goodAnswer).toMatchObject({ status: 'fulfilled' });
    expect(badAnswer).toMatchObject({ status: 'rejected' });
    expect(await tickets.face.listTickets({ orderId: 'ord_twice' })).toEqual([]);
  });
});

describe('a ticket', () => {
  test('tells its owner everything, and nobody else that it exists', async () => {
    const { ticketId } = await issueFirst();
    const ticket = Ticket.parse(await tickets.face.getTicket({ ticketId }, OWNER));
    expect(ticket).toMatchObject({
      titleName: 'Dangal',
      section: 'Gold',
      row: 'K',
      number: '12',
      gate: 'Gate 2',
      startsAt: '2026-11-20T14:30:00.000Z',
      timeZone: 'Asia/Kolkata',
    });
    for (const call of [STRANGER, anybody]) {
      for (const ask of [
        'getTicket',
        'getTicketPdf',
        'getTicketQr',
        'getTicketCalendar',
      ] as const) {
        await expect(tickets.face[ask]({ ticketId }, call)).rejects.toMatchObject({
          code: 'no-such-ticket',
        });
      }
    }
    await expect(tickets.face.getTicket({ ticketId: 'tkt_none' }, OWNER)).rejects.toMatchObject({
      code: 'no-such-ticket',
    });
  });

  test('comes on paper, as a code and for the calendar', async () => {
    const { ticketId } = await issueFirst();
    const pdf = await tickets.face.getTicketPdf({ ticketId }, OWNER);
    const { pages } = readPdf(Buffer.from(pdf));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.texts).toContain('K7QM4PXD-1');
    expect(await tickets.face.getTicketQr({ ticketId }, OWNER)).toMatch(/^<svg /);
    const calendar = await tickets.face.getTicketCalendar({ ticketId }, OWNER);
    expect(calendar).toContain('K7QM4PXD-2');
  });

  test('is part of the order’s papers, which wait for the tickets', async () => {
    await expect(tickets.face.renderOrder({ orderId: 'ord_dangal' })).rejects.toMatchObject({
      code: 'no-such-order',
    });
    await tell();
    const papers = await tickets.face.renderOrder({ orderId: 'ord_dangal' });
    expect(papers).toMatchObject({
      ticketCode: 'K7QM4PXD',
      contact: { name: 'Asha', email: 'asha@example.org' },
      tickets: [
        { code: 'K7QM4PXD-1', seat: 'Gold · Row K · Seat 12', gate: 'Gate 2', category: 'Gold' },
        { code: 'K7QM4PXD-2', seat: 'Gold · Row K · Seat 13' },
      ],
    });
    expect(readPdf(papers.pdf).pages).toHaveLength(2);
    expect(papers.calendar).toContain('BEGIN:VEVENT');
  });
});

describe('verifying', () => {
  const verify = (payload: string) => tickets.face.verifyTicket({ payload }, anybody);
  const forged = { result: 'forged', ticket: null };

  test('knows its own, and says what the ticket is for', async () => {
    const first = await issueFirst();
    expect(await verify(await payloadOf(first))).toEqual({
      result: 'genuine',
      ticket: {
        ticketId: first.ticketId,
        showId: 'shw_dangal-tonight',
        seatId: 'K12',
        startsAt: '2026-11-20T14:30:00.000Z',
        titleName: 'Dangal',
        venueName: 'PVR Icon, Phoenix Palladium',
        screenName: 'Screen 4',
      },
    });
  });

  test('expires six hours after the end, to the second', async () => {
    const payload = await payloadOf(await issueFirst());
    const endsIn = Date.parse('2026-11-20T17:15:00.000Z') - clock.now().getTime();
    await clock.advance(endsIn + 6 * 3_600_000 - 1);
    expect((await verify(payload)).result).toBe('genuine');
    await clock.advance(1);
    expect((await verify(payload)).result).toBe('expired');
  });

  test('takes every changed character for a forgery', async () => {
    const payload = await payloadOf(await issueFirst());
    for (let index = 0; index < payload.length; index += 5) {
      const other = payload[index] === 'A' ? 'B' : 'A';
      expect(await verify(payload.slice(0, index) + other + payload.slice(index + 1))).toEqual(
        forged,
      );
    }
  });

  test('takes anything else for a forgery, too', async () => {
    for (const payload of ['x', 'HF1:', 'HF1:%%%%', '💥', 'HF2:ABC', ' ', 'A'.repeat(1_000)]) {
      expect(await verify(payload), payload).toEqual(forged);
    }
  });

  test('takes a ticket of another house for a forgery', async () => {
    const { ticketId } = await issueFirst();
    const claims = {
      ticketId,
      showDigest: showDigest('shw_dangal-tonight'),
      startsAtSeconds: 1_795_185_000,
      expiresAtSeconds: 1_795_300_000,
      seatId: 'K12',
    };
    expect(await verify(createTicketSigner('another house').sign(claims))).toEqual(forged);
    // The same claims signed by us are no forgery: the test can tell.
    expect((await verify(createTicketSigner(AUTH_SECRET).sign(claims))).result).toBe('genuine');
  });

  test('takes a signed ticket that was never issued for a forgery', async () => {
    const payload = createTicketSigner(AUTH_SECRET).sign({
      ticketId: 'tkt_5v0wq4befmwkp6v3jvta9hx89f',
      showDigest: showDigest('shw_dangal-tonight'),
      startsAtSeconds: 1_795_185_000,
      expiresAtSeconds: 1_795_300_000,
      seatId: 'K12',
    });
    expect(await verify(payload)).toEqual(forged);
  });
});

describe('revoking', () => {
  const verdict = async (payload: string) =>
    (await tickets.face.verifyTicket({ payload }, anybody)).result;
  const tellCancelled = async (order = cancelledOrder()) => {
    await inTransaction(database.pool, (tx) =>
      facts.record(tx, [fact('booking.order-cancelled', order)]),
    );
    await facts.drain();
  };

  test.each([
    ['the call', async () => tickets.face.revokeTickets(cancelledOrder())],
    ['the fact alone', async () => tellCancelled()],
    [
      'both, twice',
      async () => {
        await tickets.face.revokeTickets(cancelledOrder());
        await tellCancelled();
        await tickets.face.revokeTickets(cancelledOrder());
      },
    ],
  ])('by %s, the tickets open no gate, also when they would be over', async (_by, revoke) => {
    const first = await issueFirst();
    const payload = await payloadOf(first);
    await revoke();
    expect(await tickets.face.verifyTicket({ payload }, anybody)).toMatchObject({
      result: 'revoked',
      ticket: { ticketId: first.ticketId },
    });
    await clock.advance(48 * 3_600_000);
    expect(await verdict(payload)).toBe('revoked');
  });

  test('leaves the ticket to be read, and takes its papers away', async () => {
    const first = await issueFirst();
    expect(await tickets.face.getTicket(first, OWNER)).toMatchObject({ status: 'VALID' });
    await tickets.face.revokeTickets(cancelledOrder());
    const ticket = Ticket.parse(await tickets.face.getTicket(first, OWNER));
    expect(ticket.status).toBe('REVOKED');
    const { face } = tickets;
    for (const paper of [face.getTicketPdf, face.getTicketQr, face.getTicketCalendar]) {
      await expect(paper(first, OWNER)).rejects.toMatchObject({ code: 'ticket-revoked' });
      await expect(paper(first, STRANGER)).rejects.toMatchObject({ code: 'no-such-ticket' });
    }
    await expect(face.renderOrder({ orderId: 'ord_dangal' })).rejects.toMatchObject({
      code: 'ticket-revoked',
    });
  });

  test('before they are issued, none will be, and nobody is told of any', async () => {
    await tellCancelled();
    await tell();
    expect(await tickets.face.issueTickets(confirmedOrder())).toEqual([]);
    await facts.drain();
    expect(issued).toEqual([]);
  });

  test('while they are being issued leaves none that opens a gate', async () => {
    const second = openTickets();
    for (let round = 0; round < 10; round++) {
      const changes = { orderId: `ord_round-${round}` };
      const issue = () => tickets.face.issueTickets(confirmedOrder(changes));
      const revoke = () => second.face.revokeTickets(cancelledOrder(changes));
      await Promise.all(round % 2 ? [issue(), revoke()] : [revoke(), issue()]);
    }
    const rows = await readFrom(database.pool).rows({
      text: `select 1 from tickets.tickets where status = 'VALID'`,
    });
    expect(rows).toEqual([]);
  });

  test('takes nobody else’s tickets along, and none for an order that was not paid', async () => {
    const first = await issueFirst();
    const payload = await payloadOf(first);
    await tickets.face.revokeTickets(cancelledOrder({ orderId: 'ord_other' }));
    await tellCancelled({ orderId: 'ord_dangal' });
    expect(await verdict(payload)).toBe('genuine');
  });
});

describe('the published keys', () => {
  const keysOf = async (module: TicketsModule) =>
    (await module.face.listTicketKeys({}, anybody)).keys;

  test('have the key in use before its first ticket', async () => {
    const { keyId, publicKey } = createTicketSigner(AUTH_SECRET);
    expect(await keysOf(tickets)).toEqual([
      { keyId, algorithm: 'Ed25519', publicKey: publicKey.toString('base64url') },
    ]);
  });

  test('keep the earlier ones, so that tickets outlive a change of the secret', async () => {
    const payload = await payloadOf(await issueFirst());
    await clock.advance(1_000);
    const later = openTickets('the secret that came after it was changed');
    await later.face.issueTickets(confirmedOrder({ orderId: 'ord_later' }));
    expect((await later.face.verifyTicket({ payload }, anybody)).result).toBe('genuine');
    expect((await keysOf(later)).map(({ keyId }) => keyId)).toEqual([
      createTicketSigner('the secret that came after it was changed').keyId,
      createTicketSigner(AUTH_SECRET).keyId,
    ]);
  });
});
