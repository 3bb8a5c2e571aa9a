import type {
  DailyClose,
  FunnelReport,
  OccupancyReport,
  PaceReport,
  ReportChoices,
  SalesReport,
} from '@houseful/contract/insights';
import type { Hold, PlacedOrder } from '@houseful/contract/booking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

let open: OpenHouse;
let operator: string;
beforeAll(async () => {
  open = await openHouse();
  operator = await operatorToken(open);
});
afterAll(() => open.close());

const report = async <T>(path: string, token = operator) => {
  const { status, body } = await open.ask<T>('GET', `/desk/reports/${path}`, { token });
  expect(status, path).toBe(200);
  return body;
};

async function buy(showId: string, seatIds: readonly string[]) {
  const token = await open.guest();
  await open.ask('GET', `/shows/${showId}`);
  const hold = await open.ask<Hold>('POST', '/holds', { token, body: { showId, seatIds } });
  const { holdId } = hold.body;
  const order = await open.ask<PlacedOrder>('POST', '/orders', { token, body: { holdId } });
  const { orderId } = order.body;
  const path = `/orders/${orderId}/confirm-payment`;
  const paid = await open.ask('POST', path, { token, body: { paymentToken: 'tok_success' } });
  expect(paid.status).toBe(200);
  return { token, orderId };
}

const EVERY = [
  ...['sales', 'top-titles', 'occupancy', 'shows/shw_evening/pace', 'funnel', 'refunds', 'promos'],
  'close',
];

test('what is bought, cancelled and paid back stands in the reports, and a recount agrees', async () => {
  await buy('shw_evening', ['A1', 'A2']);
  await buy('shw_evening', ['E1']);
  const { token, orderId } = await buy('shw_night', ['B1', 'B2', 'B3']);
  await open.ask('POST', `/orders/${orderId}/cancel`, { token, body: {} });
  await open.settle();
  // Sent, and asked about until the bank has paid.
  for (let tries = 0; tries < 3; tries += 1) {
    await open.runJob('payments/send-refunds');
    await open.clock.advance(60_000);
  }
  await open.settle();

  const told = async () => ({
    sales: await report<SalesReport>('sales?group=show&range=today'),
    close: await report<DailyClose>('close?range=today'),
    occupancy: await report<OccupancyReport>('occupancy?from=2026-11-20&until=2026-11-22'),
    pace: await report<PaceReport>('shows/shw_night/pace?against=kind'),
  });
  const kept = await told();
  expect(kept.sales.total.figures).toMatchObject({
    ...{ orders: 3, seats: 6, gross: 2 * 25_000 + 40_000 + 3 * 25_000 },
    ...{ ordersCancelled: 1, seatsReturned: 3 },
  });
  const { total } = kept.sales;
  expect(kept.close).toMatchObject({
    ...{
      difference: 0,
      owedAtEnd: 0,
      taken: total.figures.gross,
      returned: total.figures.refunded,
    },
    providers: [{ provider: 'sandbox', payments: 3, refunds: 1 }],
    refundsDue: [{ reason: 'order-cancelled', refunds: 1 }],
  });
  expect(kept.occupancy.total).toEqual({ shows: 3, seats: 3, seatsTotal: 50 + 50 + 90 });
  expect(kept.pace.course.at(-1)).toMatchObject({ seats: 0, share: 0 });

  await open.house.recountReports();
  expect(await told()).toEqual(kept);
});

test('every report is a table, too; the close also a workbook', async () => {
  for (const path of EVERY) {
    await report(path);
    const { status, headers, raw } = await open.ask('GET', `/desk/reports/${path}.csv`, {
      token: operator,
    });
    expect(status, path).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(raw.toString().split('\r\n').length, path).toBeGreaterThan(1);
  }
  const { headers, raw } = await open.ask('GET', '/desk/reports/close.xlsx', { token: operator });
  expect(headers['content-type']).toContain('spreadsheetml');
  expect(raw.subarray(0, 2).toString()).toBe('PK');
});

test('looks, holds and orders are counted on the way', async () => {
  const before = await report<FunnelReport>('funnel?range=today');
  await open.ask('GET', '/titles/ttl_test');
  await open.ask('GET', '/shows/shw_floor/seat-status');
  await buy('shw_evening', ['C1']);
  await open.settle();
  await open.clock.advance(5_000);
  await expect
    .poll(async () => (await report<FunnelReport>('funnel?range=today')).total)
    .toMatchObject({
      title: expect.any(Number),
      paid: before.total.paid + 1,
    });
  const { total } = await report<FunnelReport>('funnel?range=today');
  expect(total.hold).toBeGreaterThanOrEqual(total.order);
  expect(total.order).toBeGreaterThanOrEqual(total.paid);
});

test('only staff may look, at what is theirs', async () => {
  const guest = await open.guest();
  for (const path of EVERY) {
    expect((await open.ask('GET', `/desk/reports/${path}`, { token: guest })).status).toBe(403);
    expect((await open.ask('GET', `/desk/reports/${path}`)).status).toBe(401);
  }
  const elsewhere = await report<SalesReport>('sales?organisation=org_elsewhere&range=today');
  expect(elsewhere.total.figures.orders).toBe(0);
  const choices = await report<ReportChoices>('choices');
  expect(choices).toMatchObject({ timeZone: 'Asia/Kolkata', venues: [{ name: 'Test Talkies' }] });
  expect((await report<ReportChoices>('choices?organisation=org_elsewhere')).venues).toEqual([]);
});

test('more days than a report has are refused', async () => {
  for (const path of [
    'sales?from=2020-01-01&until=2026-01-01',
    'sales?group=show&from=2026-01-01&until=2026-06-01',
    'close?from=2026-01-01&until=2026-03-01',
    'sales?from=2026-02-01&until=2026-01-01',
  ]) {
    const { body } = await open.ask('GET', `/desk/reports/${path}`, { token: operator });
    expect(body, path).toMatchObject({ code: 'invalid-input', issues: [{ path: 'until' }] });
  }
  const unknown = await open.ask('GET', '/desk/reports/shows/shw_nothing/pace', {
    token: operator,
  });
  expect(unknown.body).toMatchObject({ code: 'no-such-show' });
});
