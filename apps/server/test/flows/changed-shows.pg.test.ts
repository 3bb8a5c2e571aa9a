import type { AuditEntry } from '@houseful/contract/audit';
import type { Hold, OrderDetails, PlacedOrder, Show } from '@houseful/contract/booking';
import type { CancellationOffer } from '@houseful/contract/cancellation';
import type { DeskShow, DeskShowDetails } from '@houseful/contract/shows-desk';
import type { Ticket, TicketStub } from '@houseful/contract/tickets';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { eventually } from '#test/kit/eventually';
import { operatorToken } from '#test/kit/staff';

interface Refusal {
  readonly code: string;
}

let open: OpenHouse;
let staff: string;
beforeAll(async () => {
  open = await openHouse();
  staff = await operatorToken(open);
  await open.settle();
});
afterAll(() => open.close());
// Every test has a show of its own: what is cancelled stays so.
let showId: string;
let shows = 0;
beforeEach(async () => {
  staff = await operatorToken(open);
  shows += 1;
  showId = `shw_changing-${shows}`;
  await scheduleLike('shw_evening', showId, shows);
});

/** A show like that one, so many days later. */
async function scheduleLike(like: string, newId: string, days: number): Promise<void> {
  const terms = await open.house.faces.booking.getShowTerms({ showId: like });
  const later = (at: string) => new Date(Date.parse(at) + days * 86_400_000).toISOString();
  await open.house.faces.catalog.scheduleShows([
    {
      ...terms,
      showId: newId,
      ...{ titleId: 'ttl_test', venueId: 'ven_test-talkies', screenId: 'scr_1' },
      ...{ language: 'Hindi', format: '2D', localTime: '01:00' },
      localDate: later('2026-11-21T00:00:00.000Z').slice(0, 10),
      startsAt: later(terms.label.startsAt),
      endsAt: later(terms.label.endsAt),
      closesAt: later(terms.closesAt),
    },
  ]);
  await open.settle();
}

async function placed(seatIds: string[], email: string) {
  const token = await open.guest();
  const hold = await open.ask<Hold>('POST', '/holds', { token, body: { showId, seatIds } });
  expect(hold.status).toBe(201);
  const body = { holdId: hold.body.holdId, contact: { email, name: 'Asha' } };
  const { orderId } = (await open.ask<PlacedOrder>('POST', '/orders', { token, body })).body;
  return { token, orderId, seatIds };
}

async function bought(seatIds: string[], email = `${seatIds[0]}@example.com`.toLowerCase()) {
  const order = await placed(seatIds, email);
  const paid = await pay(order);
  expect(paid.status).toBe(200);
  return { ...order, tickets: paid.body.tickets };
}

const pay = ({ token, orderId }: { token: string; orderId: string }) =>
  open.ask<{ tickets: TicketStub[] } & Refusal>('POST', `/orders/${orderId}/confirm-payment`, {
    token,
    body: { paymentToken: 'tok_success' },
  });

const desk = async () =>
  (await open.ask<DeskShowDetails>('GET', `/desk/shows/${showId}`, { token: staff })).body;

function change<T = DeskShowDetails>(verb: string, body: object, asking: object = {}) {
  return open.ask<T>('POST', `/desk/shows/${showId}/${verb}`, {
    ...{ token: staff, ...asking },
    body: { reason: 'The projector broke', ...body },
  });
}

/** Everything that follows, until nothing follows any more. */
async function settled(): Promise<void> {
  await open.settle();
  await open.runJob('booking/settle-shows');
  await open.settle();
  await open.runJob('payments/send-refunds');
  await open.clock.leap(10_000);
  await open.runJob('payments/send-refunds');
  await open.settle();
}

async function mailsTo(email: string) {
  await open.runJob('notifications/send-deliveries');
  const { rows } = await open.house.pool.query<{
    subject: string;
    body_text: string;
    papers: number;
  }>(
    `select subject, body_text,
            (select count(*)::int from notifications.mail_attachments a where a.mail_id = m.mail_id) as papers
       from notifications.mails m where recipient like $1 order by number`,
    [`%${email}%`],
  );
  return rows;
}

const details = async ({ token, orderId }: { token: string; orderId: string }) =>
  (await open.ask<OrderDetails>('GET', `/orders/${orderId}`, { token })).body;

describe('a cancelled show', () => {
  test('gives all money back, fee included; nothing of it is sold, valid or listed any more', async () => {
    const asha = await bought(['A1', 'A2']);
    const omar = await bought(['B1']);
    const unpaid = await placed(['C1'], 'c1@example.com');
    const guest = await open.guest();
    const hold = await open.ask<Hold>('POST', '/holds', {
      ...{ token: guest, body: { showId, seatIds: ['D1'] } },
    });
    const before = await desk();
    expect(before).toMatchObject({
      ...{ state: 'on-sale', orders: 2, mayRun: true, settlement: null },
      seats: { sold: 3, held: 2, setAside: 0 },
    });
    const takings = before.takings?.amount ?? 0;

    const wrong = await change<Refusal & { orders: number }>('cancel', { expectedOrders: 1 });
    expect([wrong.status, wrong.body.code, wrong.body.orders]).toEqual([409, 'orders-changed', 2]);
    const message = 'We will show it again in May.';
    const cancelled = await change('cancel', { expectedOrders: 2, message });
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled']);
    await settled();

    const { refund, ...order } = await details(asha);
    expect(order).toMatchObject({
      status: 'CANCELLED',
      tickets: [],
      notice: { kind: 'cancelled', message },
    });
    expect(refund).toMatchObject({ amount: order.total, status: 'DONE' });
    expect((await details(omar)).refund?.status).toBe('DONE');
    const offer = await open.ask<CancellationOffer>('GET', `/orders/${asha.orderId}/cancellation`, {
      token: asha.token,
    });
    expect(offer.body).toMatchObject({
      ...{ refundPercent: 100, kept: { amount: 0 }, because: 'show-cancelled' },
    });

    expect(
      (await open.ask<Hold>('GET', `/holds/${hold.body.holdId}`, { token: guest })).body.status,
    ).toBe('RELEASED');
    expect((await details(unpaid)).status).toBe('CANCELLED');
    expect((await pay(unpaid)).body.code).toBe('order-cancelled');
    const late = await open.ask<Refusal>('POST', '/holds', {
      ...{ token: guest, body: { showId, seatIds: ['E1'] } },
    });
    expect(late.body.code).toBe('show-not-on-sale');
    const [stub] = asha.tickets as [TicketStub];
    const ticket = await open.ask<Ticket>('GET', `/tickets/${stub.ticketId}`, {
      token: asha.token,
    });
    expect(ticket.body.status).toBe('REVOKED');

    const shown = await open.ask<Show>('GET', `/shows/${showId}`);
    expect(shown.body).toMatchObject({
      notice: { kind: 'cancelled', message },
      sale: { onSale: false },
    });
    const listed = await open.ask('GET', `/titles/ttl_test/shows?date=${shown.body.localDate}`);
    expect(JSON.stringify(listed.body)).not.toContain(showId);

    const mail = await waitForMail('a1@example.com', 'Show cancelled');
    expect(mail.body_text).toContain(message);
    const after = await desk();
    expect(after).toMatchObject({
      ...{ orders: 0, takings: null, seats: { sold: 0, held: 0 } },
      settlement: {
        ...{ kind: 'cancelled', orders: { total: 2, left: 0 }, done: true },
        refunds: { DONE: { count: 2, amount: { amount: takings } } },
        mails: { sent: 2, waiting: 0 },
      },
      changes: [{ kind: 'cancelled', reason: 'The projector broke', message }],
    });
  });

  test('is cancelled once, whoever asks again; and is changed in no other way', async () => {
    await bought(['A1']);
    const key = 'cancel-the-show-once-only';
    const first = await change('cancel', { expectedOrders: 1 }, { key });
    expect(first.status).toBe(200);
    await settled();
    expect((await change('cancel', { expectedOrders: 1 }, { key })).status).toBe(200);
    const other = await change<Refusal>(
      'cancel',
      { expectedOrders: 1, reason: 'Another' },
      { key },
    );
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await change('cancel', { expectedOrders: 99 })).status).toBe(200);
    expect((await desk()).changes).toHaveLength(1);
    const moved = await change<Refusal & { reason: string }>('move', {
      ...{ localDate: '2027-01-05', localTime: '18:00', screenId: 'scr_1', expectedOrders: 0 },
    });
    expect([moved.body.code, moved.body.reason]).toEqual(['show-change-refused', 'cancelled']);
    expect((await change<Refusal>('close', {})).body.code).toBe('show-change-refused');
    const told = await open.house.pool.query(
      `select 1 from notifications.deliveries where template = 'show-cancelled' and recipient = 'a1@example.com'`,
    );
    expect(told.rowCount).toBe(2);
  });

  test('is noted in the log with its reason', async () => {
    await change('cancel', { expectedOrders: 0 });
    await open.settle();
    const log = await open.ask<{ items: AuditEntry[] }>('GET', `/desk/audit?subject=${showId}`, {
      token: staff,
    });
    expect(log.body.items).toMatchObject([
      {
        action: 'show.cancelled',
        after: { reason: 'The projector broke' },
        venueId: 'ven_test-talkies',
      },
    ]);
  });
});

describe('a moved show', () => {
  const wish = { localDate: '2027-02-01', localTime: '19:30', screenId: 'scr_1' };
  const STARTS_AT = '2027-02-01T14:00:00.000Z';

  test('has its new time everywhere, keeps its tickets, and may be given back in full', async () => {
    const asha = await bought(['A1', 'A2'], 'moved@example.com');
    const [stub] = asha.tickets as [TicketStub];
    const path = `/tickets/${stub.ticketId}`;
    const old = (await open.ask<Ticket>('GET', path, { token: asha.token })).body;
    const moved = await change('move', { ...wish, expectedOrders: 1, message: 'A later train.' });
    expect([moved.status, moved.body.startsAt]).toEqual([200, STARTS_AT]);
    await settled();

    expect((await open.ask<Show>('GET', `/shows/${showId}`)).body).toMatchObject({
      ...{ startsAt: STARTS_AT, localTime: '19:30' },
      notice: { kind: 'moved', wasStartingAt: old.startsAt },
      sale: { onSale: true },
    });
    const order = await details(asha);
    expect(order).toMatchObject({
      ...{ status: 'CONFIRMED', show: { startsAt: STARTS_AT } },
      notice: { kind: 'moved', wasStartingAt: old.startsAt, message: 'A later train.' },
    });
    const ticket = (await open.ask<Ticket>('GET', path, { token: asha.token })).body;
    expect([ticket.status, ticket.startsAt]).toEqual(['VALID', STARTS_AT]);
    expect(ticket.payload).not.toBe(old.payload);
    const verdict = await open.ask('POST', '/tickets/verify', {
      ...{ token: asha.token, body: { payload: ticket.payload } },
    });
    expect(verdict.body).toMatchObject({ result: 'genuine', ticket: { startsAt: STARTS_AT } });

    const mail = await waitForMail('moved@example.com', 'Show moved');
    expect(mail).toMatchObject({ papers: 2 });
    expect(mail.body_text).toContain('1 February 2027');
    expect((await desk()).settlement).toMatchObject({
      ...{ kind: 'moved', orders: { total: 1, left: 0 }, mails: { sent: 1 }, done: true },
    });
    const calendar = await open.ask('GET', `${path}/ticket.ics`, { token: asha.token });
    expect(calendar.raw.toString()).toContain('SEQUENCE:1');

    const offer = await open.ask<CancellationOffer>('GET', `/orders/${asha.orderId}/cancellation`, {
      token: asha.token,
    });
    expect(offer.body).toMatchObject({
      ...{ cancellable: true, because: 'show-moved', refund: order.total, kept: { amount: 0 } },
    });
    const back = await open.ask<OrderDetails>('POST', `/orders/${asha.orderId}/cancel`, {
      ...{ token: asha.token, body: { expectedRefund: order.total } },
    });
    expect(back.body.refund?.amount).toEqual(order.total);
  });

  test('gives who buys it afterwards what everybody gets', async () => {
    await change('move', { ...wish, localDate: '2027-02-03', expectedOrders: 0 });
    await settled();
    await open.clock.leap(60_000);
    const omar = await bought(['B2']);
    expect((await details(omar)).notice).toBeUndefined();
    const offer = await open.ask<CancellationOffer>('GET', `/orders/${omar.orderId}/cancellation`, {
      token: omar.token,
    });
    expect(offer.body).toMatchObject({ cancellable: true, refundPercent: 75 });
    expect(offer.body.because).toBeUndefined();
  });

  test('moves again, and back: the last word counts, each move is told once', async () => {
    const asha = await bought(['A1'], 'twice@example.com');
    const before = await desk();
    await change('move', { ...wish, localDate: '2027-02-05', expectedOrders: 1 });
    await settled();
    await change('move', { ...wish, localDate: '2027-02-06', expectedOrders: 1 });
    await settled();
    const { localDate, localTime } = before;
    await change('move', { ...wish, localDate, localTime, expectedOrders: 1 });
    await settled();
    expect((await details(asha)).show.startsAt).toBe(before.startsAt);
    expect(await waitForMails('twice@example.com', 4)).toHaveLength(4);
  });

  test.each([
    ['into the past', { ...wish, localDate: '2026-11-19' }, 'clash', 'past'],
    ['to another seat map', { ...wish, screenId: 'scr_2' }, 'another-seat-map', undefined],
    ['to a room that is not there', { ...wish, screenId: 'scr_9' }, 'no-such-screen', undefined],
  ])('does not move %s', async (_, body, reason, clash) => {
    const refused = await change<Refusal & { reason: string; clashes: { reason: string }[] }>(
      'move',
      {
        ...{ ...body, expectedOrders: 0 },
      },
    );
    expect([refused.status, refused.body.code]).toEqual([409, 'show-change-refused']);
    expect([refused.body.reason, refused.body.clashes[0]?.reason]).toEqual([reason, clash]);
  });

  test('is made longer or shorter while nobody has bought it, and is no moved show for anybody', async () => {
    const { startsAt, localDate, localTime, sale } = await desk();
    const resized = (durationMinutes: number, expectedOrders = 0) =>
      change('move', { localDate, localTime, screenId: 'scr_1', durationMinutes, expectedOrders });
    const endAfter = (minutes: number) =>
      new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

    const short = (await resized(5)).body;
    expect([short.startsAt, short.endsAt]).toEqual([startsAt, endAfter(5)]);
    await settled();
    // It was sold until later than that; nothing is sold behind the end.
    expect(Date.parse(sale?.closesAt ?? '')).toBeGreaterThan(Date.parse(endAfter(5)));
    expect((await desk()).sale?.closesAt).toBe(endAfter(5));
    const gateCloses = async () => {
      const { rows } = await open.house.pool.query<{ closes: string }>(
        `select rules ->> 'closesAt' as closes from gate.lists where show_ids = array[$1]`,
        [showId],
      );
      return rows[0]?.closes;
    };
    expect(await gateCloses()).toBe(endAfter(5));
    expect((await resized(200)).body.endsAt).toBe(endAfter(200));
    await settled();
    expect(await gateCloses()).toBe(endAfter(200));
    expect((await open.ask<Show>('GET', `/shows/${showId}`)).body.notice).toBeUndefined();
    expect((await desk()).changes[0]).toMatchObject({
      ...{ kind: 'moved', from: { endsAt: endAfter(5) }, to: { endsAt: endAfter(200) } },
    });

    // Who is choosing has seen how long it is.
    const omar = await placed(['B1'], 'omar@example.com');
    expect((await resized(90)).status).toBe(409);
    await pay(omar);
    const asha = await bought(['A1']);
    expect((await details(asha)).notice).toBeUndefined();
    const refused = await change<Refusal & { reason: string }>('move', {
      ...{ localDate, localTime, screenId: 'scr_1', durationMinutes: 90, expectedOrders: 2 },
    });
    expect([refused.status, refused.body.reason]).toEqual([409, 'length-is-sold']);
    expect((await desk()).endsAt).toBe(endAfter(200));
  });

  test('does not move into another show’s time; a cancelled one leaves it free', async () => {
    const other = `${showId}-other`;
    await scheduleLike('shw_evening', other, 200 + shows);
    const { localDate, localTime } = (
      await open.ask<DeskShow>('GET', `/desk/shows/${other}`, { token: staff })
    ).body;
    const body = { localDate, localTime, screenId: 'scr_1', expectedOrders: 0 };
    const refused = await change<Refusal & { clashes: unknown[] }>('move', body);
    expect(refused.body.clashes).toEqual([
      { reason: 'overlap', with: { titleName: 'A Test Film', localDate, localTime } },
    ]);
    await open.ask('POST', `/desk/shows/${other}/cancel`, {
      ...{ token: staff, body: { reason: 'Too few seats', expectedOrders: 0 } },
    });
    expect((await change('move', body)).status).toBe(200);
  });
});

describe('a sale that is stopped', () => {
  test('sells nothing, lets who holds seats pay, and goes on', async () => {
    const order = await placed(['A1'], 'stopped@example.com');
    expect((await change('close', {})).body.state).toBe('stopped');
    await open.settle();
    const token = await open.guest();
    const body = { showId, seatIds: ['B1'] };
    const refused = await open.ask<Refusal>('POST', '/holds', { token, body });
    expect(refused.body.code).toBe('show-not-on-sale');
    expect((await pay(order)).status).toBe(200);
    expect((await change('close', {})).body.changes).toHaveLength(1);
    expect((await change('open', {})).body.state).toBe('on-sale');
    await open.settle();
    expect((await open.ask('POST', '/holds', { token, body })).status).toBe(201);
  });
});

describe('what others make of it', () => {
  test('the gate has a moved show when it is, with its doors; a cancelled one it has no more', async () => {
    const day = `2027-04-${String(shows).padStart(2, '0')}`;
    const ofDay = async () =>
      (
        await open.ask<{ items: { showId: string }[] }>('GET', `/desk/gate/shows?date=${day}`, {
          token: staff,
        })
      ).body.items.map((show) => show.showId);
    const wish = { localDate: day, localTime: '19:30', screenId: 'scr_1' };
    await change('move', { ...wish, expectedOrders: 0 });
    await settled();
    const { rows } = await open.house.pool.query<{ starts: Date; opens: string }>(
      `select s.starts_at as starts, l.rules ->> 'opensAt' as opens
         from gate.shows s join gate.lists l on l.show_ids = array[s.show_id] where s.show_id = $1`,
      [showId],
    );
    const [row] = rows;
    expect(row?.starts.toISOString().slice(11)).toBe('14:00:00.000Z');
    expect(row?.opens.slice(11)).toBe('11:00:00.000Z');
    expect(await ofDay()).toEqual([showId]);
    await change('cancel', { expectedOrders: 0 });
    await settled();
    expect(await ofDay()).toEqual([]);
  });

  test('reports fill rooms with moved shows on their new day, and leave cancelled ones out', async () => {
    const shown = async () =>
      (
        await open.house.pool.query<{ day: string; is_cancelled: boolean }>(
          `select local_day::text as day, is_cancelled from insights.shows where show_id = $1`,
          [showId],
        )
      ).rows;
    const localDate = `2027-05-${String(shows).padStart(2, '0')}`;
    await change('move', { localDate, localTime: '19:30', screenId: 'scr_1', expectedOrders: 0 });
    await settled();
    expect(await shown()).toEqual([{ day: localDate, is_cancelled: false }]);
    await change('cancel', { expectedOrders: 0 });
    await settled();
    await open.house.recountReports();
    expect((await shown()).every((show) => show.is_cancelled && show.day === localDate)).toBe(true);
  });

  test('the waiting room of a cancelled show ends and says so; that of a moved one says when', async () => {
    const { body } = await open.ask<{ status: { roomId: string } }>('POST', '/waiting-rooms', {
      ...{ token: staff, key: `room-of-${showId}-in-this-test` },
      body: { scope: { kind: 'show', showId }, ordering: 'fifo' },
    });
    const status = async () => (await open.ask('GET', `/waiting-rooms/${body.status.roomId}`)).body;
    const localDate = `2027-06-${String(shows).padStart(2, '0')}`;
    await change('move', { localDate, localTime: '19:30', screenId: 'scr_1', expectedOrders: 0 });
    await settled();
    await eventually(async () =>
      expect(await status()).toMatchObject({
        occasion: { startsAt: `${localDate}T14:00:00.000Z` },
      }),
    );
    await change('cancel', { expectedOrders: 0, message: 'We are sorry.' });
    await settled();
    await eventually(async () =>
      expect(await status()).toMatchObject({
        ...{ phase: 'ended', message: 'We are sorry.', occasion: { isCancelled: true } },
      }),
    );
  });
});

describe('who may', () => {
  test('others’ shows are not there: not to see, not to change', async () => {
    await open.ask('POST', '/auth/register', {
      body: { name: 'Eve', email: `eve${shows}@example.com`, password: 'long enough to pass' },
    });
    const { body } = await open.ask<{ accessToken: string }>('POST', '/auth/login', {
      body: { email: `eve${shows}@example.com`, password: 'long enough to pass' },
    });
    const buyer = body.accessToken;
    for (const verb of ['cancel', 'move', 'close', 'open']) {
      const asked = await change<Refusal>(verb, { ...{}, expectedOrders: 0 }, { token: buyer });
      expect([400, 403]).toContain(asked.status);
    }
    const other = await open.ask<{ organisationId: string }>('POST', '/desk/organisations', {
      ...{ token: staff, body: { name: 'Circus' } },
    });
    expect(other.status).toBe(201);
    const { faces } = open.house;
    const call = {
      caller: { buyerId: 'usr_eve', roles: [] },
      reach: [{ organisationId: other.body.organisationId, venueIds: null }],
      idempotencyKey: null,
    };
    const terms = await faces.booking.describeShow({ showId });
    const asked = {
      showId,
      reason: 'Mischief',
      expectedOrders: 0,
      orders: 0,
      hasBuyers: false,
      terms,
    };
    const wish = { localDate: '2027-03-01', localTime: '12:00', screenId: 'scr_1' };
    const none = { code: 'no-such-show' };
    await expect(faces.catalog.getDeskShow({ showId }, call)).rejects.toMatchObject(none);
    await expect(faces.catalog.cancelShow(asked, call)).rejects.toMatchObject(none);
    await expect(faces.catalog.moveShow({ ...asked, ...wish }, call)).rejects.toMatchObject(none);
    await expect(faces.catalog.closeShow(asked, call)).rejects.toMatchObject(none);
    await expect(faces.catalog.openShow(asked, call)).rejects.toMatchObject(none);
    const listed = await faces.catalog.listDeskShows({ limit: 100 }, call);
    expect(listed.items).toEqual([]);
    const theirs = { ...call, reach: [{ organisationId: 'org_first', venueIds: ['ven_other'] }] };
    await expect(faces.catalog.cancelShow(asked, theirs)).rejects.toMatchObject(none);
  });
});

test('the list finds shows by organisation, day, title and state, in pages', async () => {
  const { localDate } = await desk();
  const ask = async (query: string) =>
    (
      await open.ask<{ items: DeskShow[]; nextCursor: string | null }>(
        'GET',
        `/desk/shows?${query}`,
        {
          token: staff,
        },
      )
    ).body;
  expect((await ask(`date=${localDate}`)).items.map((show) => show.showId)).toContain(showId);
  expect((await ask('q=test%20fi&limit=2')).nextCursor).not.toBeNull();
  expect((await ask('q=nothing%20like%20it')).items).toEqual([]);
  expect((await ask('organisation=org_first&limit=2')).items).toHaveLength(2);
  expect((await ask('organisation=org_other')).items).toEqual([]);
  const cancelled = await ask('state=cancelled');
  expect(cancelled.items.every(({ state }) => state === 'cancelled')).toBe(true);
  const first = await ask('limit=2');
  const second = await ask(`limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
  const ids = [...first.items, ...second.items].map((show) => show.showId);
  expect(new Set(ids).size).toBe(4);
});

/** By its subject: mails of one order go out side by side, in no order. */
async function waitForMail(email: string, subject: string) {
  return eventually(async () => {
    const mail = (await mailsTo(email)).find((each) => each.subject.includes(subject));
    expect(mail).toBeDefined();
    return mail as NonNullable<typeof mail>;
  });
}

async function waitForMails(email: string, count: number) {
  return eventually(async () => {
    const mails = await mailsTo(email);
    expect(mails.length).toBeGreaterThanOrEqual(count);
    return mails;
  });
}
