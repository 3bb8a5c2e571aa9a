import type { AuditEntry } from '@houseful/contract/audit';
import type { Hold } from '@houseful/contract/booking';
import type {
  CounterPapers,
  CounterSale,
  Payout,
  Shift,
  ShiftReport,
} from '@houseful/contract/counter';
import type { Money } from '@houseful/contract/primitives';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  atTheCounter,
  type AtTill,
  type Counter,
  FLOAT,
  FLOAT_AMOUNT,
  rupees,
  VENUE_ID,
} from '#test/kit/counter';
import { eventually } from '#test/kit/eventually';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

let open: OpenHouse;
let owner: string;
let counter: Counter;
beforeAll(async () => {
  open = await openHouse();
  owner = await operatorToken(open);
  await open.house.faces.venues.registerPlaces({
    cities: [],
    venues: [{ cityName: 'Mumbai', venue: ELSEWHERE }],
    seatMaps: [],
  });
  await open.settle();
  counter = atTheCounter(open, owner);
});
afterAll(() => open.close());

const ELSEWHERE = {
  ...{ venueId: 'ven_elsewhere', name: 'Elsewhere', kind: 'multiplex' as const },
  ...{ cityId: 'mumbai', address: '2 Proof Road', timeZone: 'Asia/Kolkata', screens: [] },
  ...{ latitude: 19.1, longitude: 72.9 },
};
const CARD = { method: 'card-terminal', reference: 'RRN 612345678901', lastFour: '4242' };

async function shiftOf({ cashier, shift }: AtTill): Promise<ShiftReport> {
  const path = `/desk/counter/my-shifts/${shift.shiftId}`;
  return (await open.ask<ShiftReport>('GET', path, { token: cashier.token })).body;
}

function closing({ cashier, shift }: AtTill, body: object) {
  const path = `/desk/counter/shifts/${shift.shiftId}/close`;
  return open.ask<ShiftReport>('POST', path, { token: cashier.token, body });
}

describe('a till', () => {
  test('is set up in a venue within reach, under a name of its own', async () => {
    const till = await counter.newTill('Front 1');
    expect(till).toMatchObject({ venueName: 'Test Talkies', currency: 'INR', openShift: null });
    const again = await open.ask('POST', '/desk/counter/tills', {
      token: owner,
      body: { venueId: VENUE_ID, name: 'FRONT 1' },
    });
    expect(again.body).toMatchObject({ code: 'till-name-taken' });
    const nowhere = await open.ask('POST', '/desk/counter/tills', {
      token: owner,
      body: { venueId: 'ven_nowhere', name: 'X' },
    });
    expect(nowhere.body).toMatchObject({ code: 'no-such-venue' });
    const cashier = await counter.employ('box-office');
    const forbidden = await open.ask('POST', '/desk/counter/tills', {
      token: cashier.token,
      body: { venueId: VENUE_ID, name: 'Mine' },
    });
    expect(forbidden.body).toMatchObject({ code: 'forbidden' });
  });

  test('out of use opens no shift; one that somebody sits at stays in use', async () => {
    const at = await counter.openShift();
    const { tillId } = await shiftOf(at);
    const retire = (id: string) =>
      open.ask('PATCH', `/desk/counter/tills/${id}`, { token: owner, body: { isRetired: true } });
    expect((await retire(tillId)).body).toMatchObject({ code: 'till-busy' });
    const empty = await counter.newTill();
    expect((await retire(empty.tillId)).body).toMatchObject({ isRetired: true });
    const { token } = await counter.employ('box-office');
    const body = { tillId: empty.tillId, float: FLOAT };
    expect((await open.ask('POST', '/desk/counter/shifts', { token, body })).body).toMatchObject({
      code: 'till-busy',
    });
  });
});

describe('a sale', () => {
  test('for cash gives change, tickets and a line in the drawer', async () => {
    const at = await counter.openShift();
    const { body: hold } = await counter.hold(at, { seatIds: ['A1', 'A2'] });
    expect(hold.quote.total).toEqual(rupees(500));
    const sale = await counter.sell(at, hold.holdId, {
      expectedTotal: rupees(500),
      tender: { method: 'cash', tendered: rupees(2_000) },
    });
    expect(sale.status).toBe(201);
    expect(sale.body).toMatchObject({
      taking: { kind: 'sale', method: 'cash', change: rupees(1_500), seatCount: 2 },
      order: {
        status: 'CONFIRMED',
        contact: {},
        payment: { provider: 'cash', status: 'CAPTURED' },
      },
    });
    expect(sale.body.order.tickets).toHaveLength(2);
    await open.settle();
    const report = await shiftOf(at);
    expect(report.expected.amount).toBe(FLOAT_AMOUNT + 50_000);
    expect(report.movements).toMatchObject([
      { kind: 'sale', title: 'A Test Film', ticketCode: sale.body.order.ticketCode, seatCount: 2 },
    ]);
    const path = `/desk/counter/sales/${sale.body.order.orderId}`;
    const papers = await open.ask<CounterPapers>('GET', path, { token: at.cashier.token });
    expect(papers.body.codes.map(({ svg }) => svg.startsWith('<svg'))).toEqual([true, true]);
  });

  test('by card notes the receipt, never a card number, and leaves the drawer alone', async () => {
    const at = await counter.openShift();
    const sale = await counter.sold(at, 'A3', CARD);
    expect(sale.taking).toMatchObject({ ...CARD, tendered: null, change: null });
    expect((await shiftOf(at)).expected.amount).toBe(FLOAT_AMOUNT);
    const { body: hold } = await counter.hold(at, { seatIds: ['A4'] });
    const tender = { method: 'card-terminal', reference: '4111 1111 1111 1111' };
    const refused = await counter.sell(at, hold.holdId, { expectedTotal: rupees(250), tender });
    expect(refused.status).toBe(400);
  });

  test('is refused where less is put down than it costs, or the price is another', async () => {
    const at = await counter.openShift();
    const { body: hold } = await counter.hold(at, { seatIds: ['A5'] });
    const cash = (paise: number) => ({
      method: 'cash',
      tendered: { amount: paise, currency: 'INR' },
    });
    const sell = (more: object) => counter.sell(at, hold.holdId, more);
    expect((await sell({ expectedTotal: rupees(1), tender: cash(25_000) })).body).toMatchObject({
      code: 'price-changed',
    });
    expect((await sell({ expectedTotal: rupees(250), tender: cash(24_999) })).body).toMatchObject({
      code: 'not-enough-tendered',
      total: rupees(250),
    });
    expect(
      (
        await sell({
          expectedTotal: rupees(250),
          tender: { method: 'cash', tendered: { amount: 25_000, currency: 'EUR' } },
        })
      ).body,
    ).toMatchObject({ code: 'currency-mismatch' });
    expect((await shiftOf(at)).movements).toEqual([]);
    // Nothing was ordered yet: the same hold is changed, and paid in another way.
    const path = `/desk/counter/shifts/${at.shift.shiftId}/holds/${hold.holdId}`;
    const { token } = at.cashier;
    expect((await open.ask('GET', path, { token })).body).toMatchObject({ status: 'HELD' });
    const changed = await open.ask('PATCH', path, { token, body: { add: ['A10'] } });
    expect(changed.body).toMatchObject({ quote: { total: rupees(500) } });
    const byCard = await sell({ expectedTotal: rupees(500), tender: CARD });
    expect(byCard.body).toMatchObject({
      order: { status: 'CONFIRMED', payment: { provider: 'card-terminal' } },
    });
  });

  test('repeated is the same sale, also when the shift is closed by then; told otherwise it is refused', async () => {
    const at = await counter.openShift();
    const { body: hold } = await counter.hold(at, { seatIds: ['A6'] });
    const body = {
      expectedTotal: rupees(250),
      tender: { method: 'cash', tendered: rupees(300) },
    };
    const first = await counter.sell(at, hold.holdId, body);
    const again = await counter.sell(at, hold.holdId, body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const otherwise = { ...body, tender: { method: 'cash', tendered: rupees(500) } };
    expect((await counter.sell(at, hold.holdId, otherwise)).body).toMatchObject({
      code: 'hold-already-ordered',
    });
    await closing(at, { count: [...FLOAT, { value: 5_000, pieces: 5 }] });
    const late = await counter.sell(at, hold.holdId, body);
    expect(late.body.taking.movementId).toBe(first.body.taking.movementId);
    expect((await shiftOf(at)).movements).toHaveLength(1);
  });

  test('is told to the reports as one of the counter, and balances the daily close', async () => {
    const at = await counter.openShift();
    await counter.sold(at, 'A7');
    await counter.sold(at, 'A9', CARD);
    await open.settle();
    const { body } = await open.ask<{ lines: { key: string }[] }>(
      'GET',
      '/desk/reports/sales?range=today&group=channel',
      { token: owner },
    );
    expect(JSON.stringify(body)).toContain('counter');
    const { body: close } = await open.ask<{
      providers: { provider: string }[];
      difference: number;
    }>('GET', '/desk/reports/close?range=today', { token: owner });
    expect(close.providers.map(({ provider }) => provider).toSorted()).toEqual([
      'card-terminal',
      'cash',
    ]);
    expect(close.difference).toBe(0);
    // Who buys at a counter has taken no step on the web before.
    const { body: funnel } = await open.ask<{ total: { paid: number } }>(
      'GET',
      '/desk/reports/funnel?range=today',
      { token: owner },
    );
    expect(funnel.total.paid).toBe(0);
  });

  test('sends the tickets to who wants them, and to nobody else', async () => {
    const at = await counter.openShift();
    const sale = await counter.sold(at, 'A8');
    await open.settle();
    const path = `/desk/counter/sales/${sale.order.orderId}/send`;
    const wanted = await open.ask('POST', path, {
      ...{ token: at.cashier.token, body: { email: 'walkin@example.org' } },
    });
    expect(wanted.status).toBe(200);
    await open.settle();
    await open.runJob('notifications/send-deliveries');
    await eventually(async () => {
      const mails = await open.ask<{ items: { to: string }[] }>('GET', '/mailbox', {
        token: owner,
      });
      expect(mails.body.items.map(({ to }) => to)).toContain('walkin@example.org');
    });
  });
});

describe('what limits buyers on the web', () => {
  test('is a room in front of the show: it does not stand in front of a counter', async () => {
    const room = await open.ask<{ roomId: string }>('POST', '/waiting-rooms', {
      token: owner,
      body: { scope: { kind: 'show', showId: 'shw_floor' }, ordering: 'fifo' },
    });
    expect(room.status).toBe(201);
    const steer = `/waiting-rooms/${room.body.roomId}/orders`;
    await open.ask('POST', steer, { token: owner, body: { order: 'open' } });
    const token = await open.guest();
    const onTheWeb = await open.ask('POST', '/holds', {
      ...{ token, body: { showId: 'shw_floor', seatIds: ['A1'] } },
    });
    expect(onTheWeb.body).toMatchObject({ code: 'not-admitted' });
    const at = await counter.openShift();
    const wish = { showId: 'shw_floor', seatIds: ['A1'] };
    expect((await counter.hold(at, wish)).status).toBe(201);
  });

  test('does not limit a counter: one shift holds for many', async () => {
    const at = await counter.openShift();
    for (let number = 1; number <= 20; number++) {
      const seatIds = [`${number > 10 ? 'B' : 'C'}${((number - 1) % 10) + 1}`];
      expect((await counter.hold(at, { seatIds })).status).toBe(201);
    }
  });
});

describe('money back', () => {
  test('is handed over from the drawer, once, and is done then', async () => {
    const manager = await counter.employ('manager');
    const at = await counter.openShift(manager);
    const { order } = await counter.sold(at, 'D1');
    const path = `/desk/counter/sales/${order.orderId}/refund`;
    const offer = await open.ask<{ refund: { amount: number } }>('GET', path, {
      token: manager.token,
    });
    const { refund } = offer.body;
    expect(refund.amount).toBeGreaterThan(0);
    const body = { shiftId: at.shift.shiftId, expectedRefund: refund };
    const give = () => open.ask('POST', path, { token: manager.token, body });
    expect((await give()).body).toMatchObject({ order: { status: 'CANCELLED' } });
    await open.settle();
    await open.runJob('payments/send-refunds');
    expect((await give()).body).toMatchObject({
      order: { status: 'CANCELLED', refund: { status: 'DONE', amount: refund } },
    });
    const { expected, movements } = await shiftOf(at);
    expect(expected.amount).toBe(FLOAT_AMOUNT + 25_000 - refund.amount);
    expect(movements.map(({ kind }) => kind)).toEqual(['sale', 'refund']);
    const { body: log } = await open.ask<{ items: AuditEntry[] }>(
      'GET',
      `/desk/audit?subject=${order.orderId}`,
      { token: owner },
    );
    expect(log.items.map(({ action }) => action)).toEqual(['refund.handed-back']);
  });

  test('waits at the counter when the order was cancelled elsewhere; nothing is ever sent by itself', async () => {
    const manager = await counter.employ('manager');
    const at = await counter.openShift(manager);
    const { order } = await counter.sold(at, 'D2', CARD);
    const caller = { buyerId: at.shift.shiftId, roles: [] };
    await open.house.faces.booking.cancelOrder(
      { orderId: order.orderId },
      { caller, idempotencyKey: null },
    );
    await open.settle();
    for (let hour = 0; hour < 3; hour++) {
      await open.runJob('payments/send-refunds');
      await open.clock.advance(60_000);
    }
    const waiting = () =>
      open.ask<{ items: Payout[] }>('GET', '/desk/counter/payouts', { token: manager.token });
    const [payout] = (await waiting()).body.items;
    expect(payout).toMatchObject({ orderId: order.orderId, method: 'card-terminal' });
    expect(await open.house.faces.payments.getRefund({ orderId: order.orderId })).toMatchObject({
      status: 'PENDING',
    });
    const pay = (more: object) =>
      open.ask('POST', `/desk/counter/payouts/${order.orderId}`, {
        ...{ token: manager.token, body: { shiftId: at.shift.shiftId, ...more } },
      });
    expect((await pay({})).body).toMatchObject({ code: 'reference-needed' });
    const paid = await pay({ reference: 'RFD 1' });
    expect(paid.body).toMatchObject({ kind: 'refund', method: 'card-terminal' });
    expect((await pay({ reference: 'RFD 1' })).body).toEqual(paid.body);
    // Somebody at another till who asks for the same money hears that it is gone.
    const beside = await counter.openShift(await counter.employ('manager'));
    const late = await open.ask('POST', `/desk/counter/payouts/${order.orderId}`, {
      token: beside.cashier.token,
      body: { shiftId: beside.shift.shiftId, reference: 'RFD 2' },
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'handed-back-elsewhere' } });
    expect((await waiting()).body.items).toEqual([]);
    expect(await open.house.faces.payments.getRefund({ orderId: order.orderId })).toMatchObject({
      status: 'DONE',
    });
  });

  test('is not a cashier’s to decide, nor of an order that is owed nothing', async () => {
    const at = await counter.openShift();
    const { order } = await counter.sold(at, 'D3');
    const token = at.cashier.token;
    const path = `/desk/counter/sales/${order.orderId}/refund`;
    expect((await open.ask('GET', path, { token })).body).toMatchObject({ code: 'forbidden' });
    const manager = await counter.openShift(await counter.employ('manager'));
    const body = { shiftId: manager.shift.shiftId };
    const payout = await open.ask('POST', `/desk/counter/payouts/${order.orderId}`, {
      ...{ token: manager.cashier.token, body },
    });
    expect(payout.body).toMatchObject({ code: 'no-such-order' });
  });

  test('that the drawer does not have cancels nothing', async () => {
    const manager = await counter.employ('manager');
    const at = await counter.openShift(manager);
    const { order } = await counter.sold(at, 'D5');
    const { expected } = await shiftOf(at);
    await open.ask('POST', `/desk/counter/shifts/${at.shift.shiftId}/movements`, {
      token: manager.token,
      body: { kind: 'paid-out', amount: expected, reason: 'To the bank' },
    });
    const path = `/desk/counter/sales/${order.orderId}/refund`;
    const offer = await open.ask<{ refund: { amount: number } }>('GET', path, {
      token: manager.token,
    });
    const body = { shiftId: at.shift.shiftId, expectedRefund: offer.body.refund };
    const refused = await open.ask('POST', path, { token: manager.token, body });
    expect(refused.body).toMatchObject({ code: 'not-enough-cash' });
    const sale = await open.ask('GET', `/desk/counter/sales/${order.orderId}`, {
      token: manager.token,
    });
    expect(sale.body).toMatchObject({ order: { status: 'CONFIRMED' } });
  });

  test('to a card wants the machine’s receipt before anything is cancelled', async () => {
    const manager = await counter.employ('manager');
    const at = await counter.openShift(manager);
    const { order } = await counter.sold(at, 'E8', CARD);
    const path = `/desk/counter/sales/${order.orderId}/refund`;
    const ask = <T>(method: 'GET' | 'POST', body?: object) =>
      open.ask<T>(method, path, { token: manager.token, ...(body && { body }) });
    const { refund } = (await ask<{ refund: Money }>('GET')).body;
    const body = { shiftId: at.shift.shiftId, expectedRefund: refund };
    expect((await ask('POST', body)).body).toMatchObject({ code: 'reference-needed' });
    const sale = `/desk/counter/sales/${order.orderId}`;
    const { body: still } = await open.ask<CounterSale>('GET', sale, { token: manager.token });
    expect(still.order.status).toBe('CONFIRMED');
    const { body: given } = await ask<CounterSale>('POST', { ...body, reference: 'RRN 7' });
    expect(given.order.status).toBe('CANCELLED');
  });

  test('is not in a drawer that has less', async () => {
    const at = await counter.openShift();
    const move = (kind: string, rupeesOut: number) =>
      open.ask('POST', `/desk/counter/shifts/${at.shift.shiftId}/movements`, {
        token: at.cashier.token,
        body: { kind, amount: rupees(rupeesOut), reason: 'Courier' },
      });
    expect((await move('paid-out', 1_001)).body).toMatchObject({
      ...{ code: 'not-enough-cash', expected: rupees(1_000) },
    });
    expect((await move('paid-out', 400)).body).toMatchObject({ amount: { amount: -40_000 } });
    expect((await move('paid-in', 50)).body).toMatchObject({ amount: { amount: 5_000 } });
    expect(await shiftOf(at)).toMatchObject({
      ...{ expected: rupees(650), paidIn: rupees(50), paidOut: rupees(400) },
    });
  });
});

describe('the end of a shift', () => {
  test('tells the difference, wants a reason for it, and changes nothing afterwards', async () => {
    const at = await counter.openShift();
    await counter.sold(at, 'E1');
    // What was sold is named in the report a moment after the money is in it.
    await open.settle();
    const { body: hold } = await counter.hold(at, { seatIds: ['E2'] });
    const count = [...FLOAT, { value: 10_000, pieces: 3 }, { value: 5_000, pieces: 1 }].filter(
      ({ value }, index, all) => all.findIndex((each) => each.value === value) === index,
    );
    // ₹1,000 and ₹50 are there; ₹1,400 should be.
    expect((await closing(at, { count })).body).toMatchObject({
      ...{ code: 'reason-needed', difference: -35_000 },
    });
    const closed = await closing(at, { count, reason: 'Robbed' });
    expect(closed.body.closed).toMatchObject({
      ...{ difference: { amount: -35_000 }, reason: 'Robbed', counted: rupees(1_050) },
    });
    expect((await closing(at, { count, reason: 'Robbed' })).body).toEqual(closed.body);
    expect((await closing(at, { count, reason: 'Found again' })).body).toMatchObject({
      code: 'shift-closed',
    });
    const late = await counter.sell(at, hold.holdId, {
      ...{ expectedTotal: hold.quote.total, tender: { method: 'cash', tendered: rupees(500) } },
    });
    expect(late.body).toMatchObject({ code: 'shift-closed' });
    expect((await counter.hold(at, { seatIds: ['E3'] })).body).toMatchObject({
      code: 'shift-closed',
    });
    expect((await shiftOf(at)).movements).toHaveLength(1);
    const csv = await open.ask('GET', `/desk/counter/my-shifts/${at.shift.shiftId}/report.csv`, {
      token: at.cashier.token,
    });
    expect(csv.raw.toString()).toContain(',-350,');
  });

  test('is a manager’s to see, and theirs to bring about when the cashier is gone', async () => {
    const at = await counter.openShift();
    const manager = await counter.employ('manager');
    const path = `/desk/counter/shifts/${at.shift.shiftId}`;
    expect((await open.ask('GET', path, { token: at.cashier.token })).body).toMatchObject({
      code: 'forbidden',
    });
    expect((await open.ask<Shift>('GET', path, { token: manager.token })).body).toMatchObject({
      ...{ cashierId: at.cashier.userId, closed: null },
    });
    const body = { count: FLOAT, reason: 'Went home ill' };
    const ended = await open.ask<ShiftReport>('POST', `${path}/close-for`, {
      ...{ token: manager.token, body },
    });
    expect(ended.body.closed).toMatchObject({ difference: rupees(0), reason: 'Went home ill' });
    const list = await open.ask<{ items: Shift[] }>('GET', '/desk/counter/shifts?limit=100', {
      token: manager.token,
    });
    expect(list.body.items.map(({ shiftId }) => shiftId)).toContain(at.shift.shiftId);
    const own = await open.ask<{ items: Shift[] }>('GET', '/desk/counter/my-shifts', {
      token: at.cashier.token,
    });
    expect(own.body.items).toHaveLength(1);
  });
});

describe('what is not one’s own', () => {
  test('does not exist: another’s shift, hold and report', async () => {
    const [one, other] = [await counter.openShift(), await counter.openShift()];
    const { body: hold } = await counter.hold(one, { seatIds: ['E5'] });
    const asOther = { cashier: other.cashier, shift: one.shift };
    const tender = { method: 'cash', tendered: rupees(500) };
    for (const answer of [
      await counter.hold(asOther, { seatIds: ['E6'] }),
      await counter.sell(asOther, hold.holdId, { expectedTotal: hold.quote.total, tender }),
      await closing(asOther, { count: FLOAT }),
    ]) {
      expect(answer.body).toMatchObject({ code: 'no-such-shift' });
    }
    const stolen = await counter.sell(other, hold.holdId, {
      ...{ expectedTotal: hold.quote.total, tender },
    });
    expect(stolen.body).toMatchObject({ code: 'no-such-hold' });
    const path = `/desk/counter/my-shifts/${one.shift.shiftId}`;
    expect((await open.ask('GET', path, { token: other.cashier.token })).body).toMatchObject({
      code: 'no-such-shift',
    });
  });

  test('is refused to guests, scanners, and staff of other venues and organisations', async () => {
    const at = await counter.openShift();
    const { order } = await counter.sold(at, 'E7');
    const { tillId } = await shiftOf(at);
    const elsewhere = await counter.employ('manager', ['ven_elsewhere']);
    const rival = await strangersOwner();
    for (const token of [elsewhere.token, rival]) {
      const asked = async (method: string, path: string, body?: object) =>
        (await open.ask(method, `/desk/counter${path}`, { token, ...(body && { body }) })).body;
      expect(await asked('GET', '/tills')).toEqual({ items: [] });
      expect(await asked('GET', '/shifts')).toMatchObject({ items: [] });
      expect(await asked('GET', '/payouts')).toMatchObject({ items: [] });
      expect(await asked('GET', `/sales?ticketCode=${order.ticketCode}`)).toEqual({ items: [] });
      const nothing = [
        ['PATCH', `/tills/${tillId}`, { name: 'Mine' }, 'no-such-till'],
        ['POST', '/shifts', { tillId, float: FLOAT }, 'no-such-till'],
        ['GET', `/shifts/${at.shift.shiftId}`, undefined, 'no-such-shift'],
        ['GET', `/shifts/${at.shift.shiftId}/report.csv`, undefined, 'no-such-shift'],
        [
          ...['POST', `/shifts/${at.shift.shiftId}/close-for`],
          ...[{ count: FLOAT, reason: 'x' }, 'no-such-shift'],
        ],
        ['GET', `/sales/${order.orderId}`, undefined, 'no-such-order'],
        ['POST', `/sales/${order.orderId}/send`, { email: 'a@example.org' }, 'no-such-order'],
        ['GET', `/sales/${order.orderId}/refund`, undefined, 'no-such-order'],
        [
          ...['POST', `/sales/${order.orderId}/refund`],
          ...[{ shiftId: at.shift.shiftId, expectedRefund: rupees(1) }, 'no-such-order'],
        ],
        ['POST', `/payouts/${order.orderId}`, { shiftId: at.shift.shiftId }, 'no-such-order'],
      ] as [string, string, object | undefined, string][];
      for (const [method, path, body, code] of nothing) {
        expect([path, await asked(method, path, body)]).toMatchObject([path, { code }]);
      }
    }
    for (const token of [await open.guest(), (await counter.employ('scanner')).token]) {
      const tills = await open.ask('GET', '/desk/counter/tills', { token });
      expect(tills.body).toMatchObject({ code: 'forbidden' });
    }
  });

  test('a buyer cannot pay by a cashier’s word, nor take the channel of a counter', async () => {
    const token = await open.guest();
    const { body: hold } = await open.ask<Hold>('POST', '/holds', {
      ...{ token, body: { showId: 'shw_night', seatIds: ['A1'] } },
    });
    const { body: order } = await open.ask<{ orderId: string }>('POST', '/orders', {
      ...{ token, body: { holdId: hold.holdId } },
    });
    const paid = await open.ask('POST', `/orders/${order.orderId}/confirm-payment`, {
      ...{ token, body: { paymentToken: 'till' } },
    });
    expect(paid.status).toBe(402);
    const sneaky = await open.ask('POST', '/orders', {
      ...{ token, body: { holdId: hold.holdId, provider: 'cash' } },
    });
    expect(sneaky.status).toBe(400);
  });
});

describe('who comes at the same time', () => {
  test('of many who open one till, one sits there; a person who opens many tills has one', async () => {
    const { tillId } = await counter.newTill();
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => counter.employ('box-office')));
    const float = FLOAT;
    const answers = await Promise.all(
      people.map(({ token }) =>
        open.ask('POST', '/desk/counter/shifts', { token, body: { tillId, float } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    const { token } = await counter.employ('box-office');
    const tills = await Promise.all([1, 2, 3, 4].map(() => counter.newTill()));
    const opened = await Promise.all(
      tills.map((till) =>
        open.ask('POST', '/desk/counter/shifts', { token, body: { tillId: till.tillId, float } }),
      ),
    );
    expect(opened.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  test('two tills sell one seat once, and no money is taken for the other', async () => {
    const [one, other] = [await counter.openShift(), await counter.openShift()];
    const answers = await Promise.all(
      [one, other].map((at) => counter.hold(at, { showId: 'shw_night', seatIds: ['B5'] })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test('one sale sent five times at once is one sale; a refund too', async () => {
    const manager = await counter.employ('manager');
    const at = await counter.openShift(manager);
    const { body: hold } = await counter.hold(at, { showId: 'shw_night', seatIds: ['C5'] });
    const { total } = hold.quote;
    const body = { expectedTotal: total, tender: { method: 'cash', tendered: total } };
    const sales = await Promise.all([1, 2, 3, 4, 5].map(() => counter.sell(at, hold.holdId, body)));
    expect(new Set(sales.map(({ status }) => status))).toEqual(new Set([201]));
    const orderId = sales[0]?.body.order.orderId ?? '';
    expect((await shiftOf(at)).movements).toHaveLength(1);
    const path = `/desk/counter/sales/${orderId}/refund`;
    const { body: offer } = await open.ask<{ refund: object }>('GET', path, {
      token: manager.token,
    });
    const back = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        open.ask('POST', path, {
          token: manager.token,
          body: { shiftId: at.shift.shiftId, expectedRefund: offer.refund },
        }),
      ),
    );
    expect(new Set(back.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await shiftOf(at)).movements.map(({ kind }) => kind)).toEqual(['sale', 'refund']);
  });

  test('a shift that is closed while it sells has every line before its end, and no other', async () => {
    const at = await counter.openShift();
    const holds = await Promise.all(
      ['D5', 'D6', 'D7', 'D8'].map((seatId) =>
        counter.hold(at, { showId: 'shw_night', seatIds: [seatId] }),
      ),
    );
    const [end, ...sales] = await Promise.all([
      closing(at, { count: FLOAT, reason: 'In a hurry' }),
      ...holds.map(({ body: { holdId, quote } }) =>
        counter.sell(at, holdId, {
          ...{ expectedTotal: quote.total, tender: { method: 'cash', tendered: quote.total } },
        }),
      ),
    ]);
    const sold = sales.filter(({ status }) => status === 201);
    const report = await shiftOf(at);
    expect(report.movements).toHaveLength(sold.length);
    expect(report.closed?.difference).toEqual(end.body.closed?.difference);
    expect(report.closed?.difference.amount).toBe(0 - 25_000 * sold.length);
  });
});

/** The owner of another organisation in the same installation. */
async function strangersOwner(): Promise<string> {
  const email = 'rival@example.com';
  const { body } = await open.ask<{ accessToken: string }>('POST', '/auth/register', {
    body: { name: 'Rival', email, password: 'a long word for staff' },
  });
  const { body: made } = await open.ask<{ organisationId: string }>('POST', '/desk/organisations', {
    ...{ token: owner, body: { name: 'Rival Talkies' } },
  });
  const { body: invited } = await open.ask<{ invitationId: string }>(
    'POST',
    `/desk/organisations/${made.organisationId}/invitations`,
    { token: owner, body: { email, grants: [{ role: 'owner', venueIds: null }] } },
  );
  const token = open.house.faces.organisations.invitationWord(invited.invitationId);
  await open.ask('POST', '/desk/invitations/accept', { token: body.accessToken, body: { token } });
  return body.accessToken;
}
