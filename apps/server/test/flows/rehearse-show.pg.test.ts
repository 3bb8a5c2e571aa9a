import type { Rehearsal } from '@houseful/contract/catalog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

let open: OpenHouse;
let operator: string;
let buyer: string;
let copy: Rehearsal;
beforeAll(async () => {
  open = await openHouse();
  operator = await operatorToken(open);
  buyer = await open.guest();
});
afterAll(() => open.close());

const rehearse = (key: string, minutes = 2, token = operator) =>
  open.ask<Rehearsal>('POST', '/shows/shw_evening/rehearsal', { token, key, body: { minutes } });

async function everythingListed(): Promise<string> {
  const { body: titles } = await open.ask<{ items: { titleId: string }[] }>('GET', '/titles');
  const lists = ['/titles', '/titles/facets', '/titles/trending', '/search?q=rehearsal'];
  for (const { titleId } of titles.items) lists.push(`/titles/${titleId}/shows`);
  const answers = await Promise.all(lists.map((path) => open.ask('GET', path)));
  return answers.map(({ raw }) => raw.toString()).join('\n');
}

describe('a copy of a show, to rehearse its on-sale on', () => {
  test('is made by operators alone, once for a key', async () => {
    expect((await rehearse('k', 2, buyer)).status).toBe(403);
    const made = await rehearse('first');
    expect(made).toMatchObject({ status: 201, body: { rehearsalOf: 'shw_evening' } });
    copy = made.body;
    expect((await rehearse('first')).body).toEqual(copy);
    expect((await rehearse('first', 3)).body).toMatchObject({ code: 'idempotency-key-reused' });
    expect((await rehearse('second')).body.showId).not.toBe(copy.showId);
    await open.settle();
  });

  test('has the seats, prices and limits of the show, and says what it is', async () => {
    const [show, again] = await Promise.all(
      ['shw_evening', copy.showId].map((id) => open.ask('GET', `/shows/${id}`)),
    );
    if (!show) throw new Error('nothing was asked');
    const { sale, title, showId: _, ...listing } = show.body as Record<string, object>;
    expect(again?.body).toEqual({
      ...listing,
      showId: copy.showId,
      title: { ...title, name: expect.stringMatching(/^Rehearsal: /) },
      sale: {
        ...sale,
        saleWindow: { opensAt: open.clock.now().toISOString(), closesAt: copy.closesAt },
        onSale: true,
      },
    });
  });

  test('a copy of the copy is none: it is no show of the catalogue', async () => {
    const path = `/shows/${copy.showId}/rehearsal`;
    const refused = await open.ask('POST', path, { token: operator, body: {} });
    expect(refused.body).toMatchObject({ code: 'no-such-show' });
  });

  test('what is bought there takes no seat of the show, counts nowhere and opens no gate', async () => {
    const before = await everythingListed();
    const seatsOfShow = () => open.ask('GET', '/shows/shw_evening/seatmap', { sameHouse: true });
    const seats = await seatsOfShow();
    const { body: hold } = await open.ask('POST', '/holds', {
      token: buyer,
      body: { showId: copy.showId, quantity: 2 },
    });
    const { body: order } = await open.ask('POST', '/orders', {
      token: buyer,
      body: { holdId: hold['holdId'] },
    });
    const paid = await open.ask<{ tickets: { ticketId: string }[] }>(
      'POST',
      `/orders/${order['orderId']}/confirm-payment`,
      { token: buyer, body: { paymentToken: 'tok_success' } },
    );
    expect(paid.status).toBe(200);
    await open.settle();
    expect((await seatsOfShow()).body).toEqual(seats.body);
    expect(await everythingListed()).toBe(before);
    expect(before).not.toContain(copy.showId);
    const [first] = paid.body.tickets;
    const ticket = await open.ask('GET', `/tickets/${first?.ticketId}`, { token: buyer });
    expect(ticket.body).toMatchObject({ isRehearsal: true });
    const { body: verdict } = await open.ask('POST', '/tickets/verify', {
      body: { payload: ticket.body['payload'] },
    });
    expect(verdict).toMatchObject({ result: 'revoked' });
  });

  test('a room in front of the title is not in front of the copy, which may have its own', async () => {
    const { body: show } = await open.ask<{ title: { titleId: string } }>(
      'GET',
      '/shows/shw_evening',
    );
    const scope = { kind: 'title', titleId: show.title.titleId };
    await open.ask('POST', '/waiting-rooms', { token: operator, body: { scope } });
    const { body: third } = await rehearse('third');
    await open.settle();
    const room = await open.ask('POST', '/waiting-rooms', {
      token: operator,
      body: { scope: { kind: 'show', showId: third.showId } },
    });
    expect(room.status).toBe(201);
  });

  test('after its time nothing of it is sold any more', async () => {
    await open.clock.advance(2 * 60_000);
    const late = await open.ask('POST', '/holds', {
      token: await open.guest(),
      body: { showId: copy.showId, quantity: 2 },
    });
    expect(late.body).toMatchObject({ code: 'show-not-on-sale' });
  });
});
