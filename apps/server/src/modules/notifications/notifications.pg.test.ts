import type { OrderPapers } from '@houseful/contract/faces/tickets';
import { Mail } from '@houseful/contract/notifications';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fact } from '#platform/facts/facts';
import { createFacts, type Facts } from '#platform/facts/relay';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { createIds } from '#platform/ids';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics, type Metrics } from '#platform/telemetry/metrics';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { eventually } from '#test/kit/eventually';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { type MailServer, startMailServer } from './channels/mail-server.fixture.ts';
import { createNotifications, type NotificationsModule } from './index.ts';

const operator = { caller: { buyerId: 'byr_op', roles: ['operator'] }, idempotencyKey: null };
const SHOW: OrderPapers['show'] = {
  titleId: 'ttl_dangal',
  titleName: 'Dangal',
  kind: 'movie',
  certificate: 'UA 13+',
  posterUrl: '/art/dangal.svg',
  venueName: 'PVR Icon',
  venueAddress: '462 Senapati Bapat Marg, Mumbai 400013',
  cityName: 'Mumbai',
  screenName: 'Screen 4',
  language: 'Hindi',
  format: '2D',
  startsAt: '2026-11-20T14:30:00.000Z',
  endsAt: '2026-11-20T17:15:00.000Z',
  timeZone: 'Asia/Kolkata',
};
const PDF = Buffer.from('%PDF-1.7 of a ticket');

let database: TestDatabase;
let clock: ManualClock;
let facts: Facts;
let metrics: Metrics;
let module: NotificationsModule;
let renderOrder: ReturnType<typeof vi.fn<(input: { orderId: string }) => Promise<OrderPapers>>>;

function openNotifications(smtpUrl?: string): NotificationsModule {
  metrics = createMetrics();
  const opened = createNotifications({
    pool: database.pool,
    clock,
    ids: createIds(clock, seededRandom('notifications')),
    audit: async () => undefined,
    log: silentLogger,
    metrics,
    renderOrder,
    readQuote: async () => null,
    smtpUrl,
    mailFrom: 'Houseful <tickets@example.org>',
    publicUrl: 'https://tickets.example.org',
    invitationWord: (invitationId) => `word-of-${invitationId}`,
  });
  facts = createFacts({ pool: database.pool, clock, log: silentLogger, metrics });
  facts.subscribe(opened.reactions);
  module = opened;
  return opened;
}

beforeEach(async () => {
  database = await cloneDatabase();
  clock = manualClock();
  renderOrder = vi.fn(async ({ orderId }) => ({
    version: 1,
    show: SHOW,
    ticketCode: orderId.replace('ord_', 'CODE'),
    contact: { name: 'Asha', email: 'asha@example.org' },
    tickets: [{ code: 'CODE-1', seat: 'Gold · Row K · Seat 12', gate: '2', category: 'Gold' }],
    pdf: PDF,
    calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  }));
  openNotifications();
});
afterEach(async () => {
  await module.stop();
  await database.close();
});

const issued = (orderId: string, contact: { email?: string } = { email: 'asha@example.org' }) =>
  fact('tickets.tickets-issued', { orderId, buyerId: 'byr_asha', ticketIds: ['tkt_1'], contact });

async function tell(...news: Parameters<Facts['record']>[1]): Promise<void> {
  await inTransaction(database.pool, (tx) => facts.record(tx, news));
  await facts.drain();
}

async function runSchedule(): Promise<void> {
  for (const job of module.schedule) await job.run();
}

const mails = async () => (await module.face.listMails({ limit: 100 }, operator)).items;

async function deliveries() {
  return readFrom(database.pool).rows<{ about_id: string; status: string; attempts: number }>({
    text: 'select about_id, status, attempts from notifications.deliveries order by about_id',
  });
}

/** Waits until the delivery stands as told; sending goes on beside the test. */
function settle(status: string, attempts: number): Promise<void> {
  return eventually(async () => {
    expect(await deliveries()).toEqual([{ about_id: 'ord_1', status, attempts }]);
  });
}

/** Waits until so many tries have failed and their delivery is put back. */
function failures(count: number): Promise<void> {
  return eventually(async () => expect(await counted('failed')).toBe(count));
}

async function counted(end: string): Promise<number> {
  const metric = await metrics.registry.getSingleMetric('houseful_deliveries_total')?.get();
  return metric?.values.find(({ labels }) => labels['end'] === end)?.value ?? 0;
}

describe('the confirmation mail', () => {
  test('reaches the mailbox with its papers when the tickets are issued', async () => {
    await tell(issued('ord_1'));
    await settle('SENT', 1);
    const [head] = await mails();
    expect(head).toEqual({
      mailId: expect.stringMatching(/^dlv_/),
      to: 'Asha <asha@example.org>',
      subject: 'Your ticket: Dangal, Fri, 20 Nov, 8:00 pm',
      sentAt: '2026-11-20T12:00:00.000Z',
    });
    const mailId = head?.mailId ?? '';
    const mail = Mail.parse(await module.face.getMail({ mailId }, operator));
    expect(mail.text).toContain('https://tickets.example.org/orders/ord_1');
    expect(mail.attachments).toEqual([
      {
        index: 0,
        filename: 'houseful-CODE1.pdf',
        contentType: 'application/pdf',
        bytes: PDF.length,
      },
      expect.objectContaining({ index: 1, filename: 'houseful-CODE1.ics' }),
    ]);
    const pdf = await module.face.getMailAttachment({ mailId, index: 0 }, operator);
    expect(Buffer.from(pdf).equals(PDF)).toBe(true);
  });

  test('is sent once, however often the news comes', async () => {
    await tell(issued('ord_1'));
    await tell(issued('ord_1'), issued('ord_1'));
    await settle('SENT', 1);
    await tell(issued('ord_1'));
    await clock.advance(3_600_000);
    await runSchedule();
    await tell(issued('ord_2'));
    await eventually(async () => expect(await mails()).toHaveLength(2));
    expect(renderOrder).toHaveBeenCalledTimes(2);
  });

  test('is not sent, and no paper printed, where there is no address', async () => {
    await tell(issued('ord_1', {}));
    await clock.advance(60_000);
    await runSchedule();
    await tell(issued('ord_2'));
    await eventually(async () => expect(await mails()).toHaveLength(1));
    expect((await deliveries())[0]).toEqual({ about_id: 'ord_1', status: 'SKIPPED', attempts: 0 });
    expect(renderOrder.mock.calls).toEqual([[{ orderId: 'ord_2' }]]);
    expect(await counted('skipped')).toBe(1);
  });

  test('of many orders reach everybody once, also with two processes at it', async () => {
    const first = module;
    const orders = Array.from({ length: 30 }, (_, index) => `ord_${index}`);
    const second = openNotifications();
    await tell(...orders.map((orderId) => issued(orderId)));
    for (const job of first.schedule) await job.run();
    await eventually(async () => {
      expect((await deliveries()).every(({ status }) => status === 'SENT')).toBe(true);
    });
    expect(renderOrder).toHaveBeenCalledTimes(30);
    expect(await mails()).toHaveLength(30);
    await Promise.all([first.stop(), second.stop()]);
  });
});

const CONTACT = { name: 'Asha', email: 'asha@example.org' };
const inr = (amount: number) => ({ amount, currency: 'INR' });

function cancelled(orderId: string, contact: { name?: string; email?: string } = CONTACT) {
  return fact('booking.order-cancelled', {
    orderId,
    buyerId: 'byr_asha',
    showId: 'shw_1',
    seatCount: 1,
    wasPaid: true,
    refund: inr(18_000),
    purchase: {
      show: SHOW,
      contact,
      ticketCode: 'CODE1',
      total: inr(25_000),
      lines: [],
      confirmedAt: '2026-11-20T11:00:00.000Z',
      cancelledAt: '2026-11-20T12:00:00.000Z',
    },
  });
}

function tooLate(orderId: string, reason = 'seats-gone') {
  return fact('booking.order-unfulfillable', {
    orderId,
    paymentId: 'pay_1',
    amount: inr(25_000),
    reason,
    purchase: { show: SHOW, contact: CONTACT, total: inr(25_000), lines: [] },
  });
}

describe('mails about money that goes back', () => {
  const texts = async () =>
    Promise.all(
      (await mails()).map(
        async ({ mailId }) => (await module.face.getMail({ mailId }, operator)).text,
      ),
    );

  test('a cancelled order is told of once, and no paper is printed for it', async () => {
    await tell(cancelled('ord_1'), cancelled('ord_1'));
    await tell(cancelled('ord_1'));
    await settle('SENT', 1);
    const [text] = await texts();
    expect(text).toContain('Goes back to you: ₹180.00');
    expect(text).toContain('https://tickets.example.org/orders/ord_1');
    expect(renderOrder).not.toHaveBeenCalled();
  });

  test('money that came too late is told of once', async () => {
    await tell(tooLate('ord_1'), tooLate('ord_1', 'order-closed'));
    await settle('SENT', 1);
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      'Your money goes back: Dangal, Fri, 20 Nov, 8:00 pm',
    ]);
  });

  test('nobody is written to about an order that was never paid, or without an address', async () => {
    await tell(
      // As they were written before paid orders could be cancelled.
      fact('booking.order-cancelled', { orderId: 'ord_old' }),
      fact('booking.order-unfulfillable', {
        orderId: 'ord_twice',
        paymentId: 'pay_2',
        amount: inr(1),
        reason: 'already-paid',
      }),
      cancelled('ord_quiet', {}),
    );
    expect(await deliveries()).toEqual([{ about_id: 'ord_quiet', status: 'SKIPPED', attempts: 0 }]);
    expect(await mails()).toEqual([]);
  });

  test('tickets that were revoked before they were sent are not sent', async () => {
    renderOrder.mockRejectedValue(problem('ticket-revoked'));
    await tell(issued('ord_1'));
    await settle('SKIPPED', 1);
    expect(await mails()).toEqual([]);
    expect(await counted('skipped')).toBe(1);
  });
});

describe('when sending fails', () => {
  test('it is tried again after a pause, and the mail comes once', async () => {
    renderOrder.mockRejectedValueOnce(problem('no-such-order'));
    await tell(issued('ord_1'));
    await failures(1);
    await runSchedule();
    expect(renderOrder).toHaveBeenCalledTimes(1);
    await clock.advance(5_000);
    await runSchedule();
    await settle('SENT', 2);
    expect(await mails()).toHaveLength(1);
    expect([await counted('failed'), await counted('sent')]).toEqual([1, 1]);
  });

  test('it ends after ten tries, set aside, and holds up nobody', async () => {
    renderOrder.mockImplementation(async () => {
      throw new Error('no paper in the printer');
    });
    await tell(issued('ord_1'));
    for (let attempts = 1; attempts < 10; attempts++) {
      await failures(attempts);
      await clock.advance(3_600_000);
      await runSchedule();
    }
    await settle('SET_ASIDE', 10);
    await clock.advance(24 * 3_600_000);
    await runSchedule();
    renderOrder.mockResolvedValue({
      version: 1,
      show: SHOW,
      ticketCode: 'CODE2',
      contact: {},
      tickets: [],
      pdf: PDF,
      calendar: '',
    });
    await tell(issued('ord_2'));
    await eventually(async () => expect(await mails()).toHaveLength(1));
    expect(renderOrder).toHaveBeenCalledTimes(11);
    expect(await counted('set-aside')).toBe(1);
  });

  test('a process that died while sending is replaced after five minutes', async () => {
    const stuck = Promise.withResolvers<OrderPapers>();
    renderOrder.mockReturnValueOnce(stuck.promise);
    await tell(issued('ord_1'));
    await eventually(() => expect(renderOrder).toHaveBeenCalledTimes(1));
    const dead = module;
    openNotifications();
    await clock.advance(5 * 60_000 - 1);
    await runSchedule();
    expect(renderOrder).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    await runSchedule();
    await settle('SENT', 2);
    stuck.reject(new Error('it was not dead, only slow'));
    await dead.stop();
    await settle('SENT', 2);
    expect(await mails()).toHaveLength(1);
  });
});

describe('with a mail server', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await startMailServer();
    await module.stop();
    openNotifications(server.url);
  });
  afterEach(async () => {
    await module.stop();
    await server.close();
  });

  test('mails go there and not into the mailbox', async () => {
    await tell(issued('ord_1'));
    await settle('SENT', 1);
    expect(server.mails[0]?.attachments[0]?.content.equals(PDF)).toBe(true);
    expect(await mails()).toEqual([]);
  });

  test('a server that was busy gets the mail again, once', async () => {
    server.answerWith(451);
    await tell(issued('ord_1'));
    await failures(1);
    server.answerWith(0);
    await clock.advance(5_000);
    await runSchedule();
    await settle('SENT', 2);
    expect(server.mails).toHaveLength(1);
  });

  test('an address that is refused for good is not tried again', async () => {
    server.answerWith(550);
    await tell(issued('ord_1'));
    await settle('SET_ASIDE', 1);
  });
});

describe('reading the mailbox', () => {
  test('goes page by page, newest first', async () => {
    for (const orderId of ['ord_1', 'ord_2', 'ord_3']) {
      await tell(issued(orderId));
      await eventually(async () => {
        expect((await deliveries()).at(-1)).toMatchObject({ about_id: orderId, status: 'SENT' });
      });
    }
    const all = await mails();
    const first = await module.face.listMails({ limit: 2 }, operator);
    expect(first.items).toEqual(all.slice(0, 2));
    const cursor = first.nextCursor ?? '';
    const second = await module.face.listMails({ limit: 2, cursor }, operator);
    expect(second).toEqual({ items: all.slice(2), nextCursor: null });
  });

  test('answers what is not there, and what is not a cursor, with a problem', async () => {
    const { face } = module;
    await expect(face.getMail({ mailId: 'dlv_x' }, operator)).rejects.toMatchObject({
      code: 'no-such-mail',
    });
    await expect(
      face.getMailAttachment({ mailId: 'dlv_x', index: 0 }, operator),
    ).rejects.toMatchObject({ code: 'no-such-mail' });
    await expect(face.listMails({ limit: 1, cursor: 'x' }, operator)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
