import { expect, test } from 'vitest';
import { audit } from '#test/drills/audit';
import { openBoxOffice, ROWS, SHOWS } from '#test/drills/box-office';
import type { Visit } from '#test/drills/ledger';
import { openLine } from '#test/drills/line';

const CONFIRMS = 96;
const PATIENCE_MS = 60_000;

test(`kill -9 while ${CONFIRMS} confirmations are under way: asked again, each of them comes right`, async () => {
  const box = await openBoxOffice({ processes: 1 });
  const line = openLine(box.servers);
  try {
    const until = performance.now() + PATIENCE_MS;
    const visits = await Promise.all(
      Array.from({ length: CONFIRMS }, async (_, number): Promise<Visit> => {
        const guest = await line.insist('POST', '/auth/guest', { body: {} }, until);
        const token = String(guest.body['accessToken']);
        const key = `visit-${number}`;
        const row = ROWS[number % ROWS.length] as string;
        const seatIds = [`${row}${number + 1 > 60 ? number - 59 : number + 1}`];
        const showId = SHOWS[number % SHOWS.length] as string;
        const body = { showId, seatIds };
        const held = await line.insist('POST', '/holds', { token, key, body }, until);
        expect(held.status).toBe(201);
        const holdId = String(held.body['holdId']);
        const placed = await line.insist(
          'POST',
          '/orders',
          { token, key, body: { holdId } },
          until,
        );
        const { amount } = placed.body['total'] as { amount: number };
        const order = { orderId: String(placed.body['orderId']), amount };
        return { buyer: number, token, key, hold: { holdId, showId, seatIds }, order };
      }),
    );

    let unanswered = CONFIRMS;
    const answers = visits.map(async (visit) => {
      const path = `/orders/${visit.order?.orderId}/confirm-payment`;
      const body = { paymentToken: 'tok_success' };
      const asking = { token: visit.token, key: visit.key, body };
      const first = await line.askOnce('POST', path, asking).catch(() => null);
      unanswered -= 1;
      if (unanswered === CONFIRMS - 1) box.servers[0]?.kill();
      const answer = first?.status === 200 ? first : await line.insist('POST', path, asking, until);
      expect(answer.body).toMatchObject({ status: 'CONFIRMED' });
      visit.paid = (answer.body['tickets'] as { code: string }[]).map(({ code }) => code);
      visit.done = true;
    });
    await Promise.all(answers);

    const { books, faults } = await audit(box, line, visits);
    expect([...line.wire.faults.keys(), ...faults]).toEqual([]);
    expect(books.tickets).toBe(CONFIRMS);
    expect(line.wire.lost).toBeGreaterThan(0);
  } finally {
    line.close();
    await box.close();
  }
}, 180_000);
