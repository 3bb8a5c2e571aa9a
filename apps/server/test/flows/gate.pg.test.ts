import type { GateDevice, GateSheet, ScanAnswer } from '@houseful/contract/gate';
import type { Hold, PlacedOrder } from '@houseful/contract/booking';
import type { LiveMessage } from '@houseful/contract/live';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { FIRST_ORGANISATION_ID, type StaffRole } from '@houseful/contract/staff';
import { operatorToken } from '#test/kit/staff';

const SHOW = 'shw_evening';
const TOKEN = 'A'.repeat(43);

let open: OpenHouse;
let manager: string;
let device: GateDevice;
beforeAll(async () => {
  open = await openHouse();
  manager = await staffToken(open, 'manager');
  await open.settle();
  const { body } = await open.ask<{ device: GateDevice; pairingCode: string }>(
    'POST',
    '/desk/gate/devices',
    { token: manager, body: { name: 'North 1' } },
  );
  device = body.device;
  const paired = await open.ask('POST', '/desk/gate/device', {
    body: { code: body.pairingCode, token: TOKEN },
  });
  expect(paired.status).toBe(201);
});
afterAll(() => open.close());

const asScanner = { headers: { 'gate-token': TOKEN } };

/** The token of somebody new with that role in the whole first organisation. */
async function staffToken(house: OpenHouse, role: StaffRole): Promise<string> {
  const owner = await operatorToken(house);
  const email = `${role}.${(employed += 1)}@example.org`;
  const { body: invitation } = await house.ask<{ invitationId: string }>(
    'POST',
    `/desk/organisations/${FIRST_ORGANISATION_ID}/invitations`,
    { token: owner, body: { email, grants: [{ role, venueIds: null }] } },
  );
  const { body: session } = await house.ask<{ accessToken: string }>('POST', '/auth/register', {
    body: { name: role, email, password: 'correct horse battery' },
  });
  const token = house.house.faces.organisations.invitationWord(invitation.invitationId);
  await house.ask('POST', '/desk/invitations/accept', {
    token: session.accessToken,
    body: { token },
  });
  return session.accessToken;
}
let employed = 0;

async function buyTicket(seatId: string): Promise<{ ticketId: string; payload: string }> {
  const token = await open.guest();
  const ask = async <T>(method: string, path: string, body?: unknown) =>
    (await open.ask<T>(method, path, { token, ...(body === undefined ? {} : { body }) })).body;
  const { holdId } = await ask<Hold>('POST', '/holds', { showId: SHOW, seatIds: [seatId] });
  const { orderId } = await ask<PlacedOrder>('POST', '/orders', {
    holdId,
    contact: { name: 'Asha' },
  });
  const { tickets } = await ask<{ tickets: { ticketId: string }[] }>(
    'POST',
    `/orders/${orderId}/confirm-payment`,
    { paymentToken: 'tok_success' },
  );
  const ticket = await ask<{ ticketId: string; payload: string }>(
    'GET',
    `/tickets/${tickets[0]?.ticketId}`,
  );
  await open.settle();
  return ticket;
}

async function scan(payload: string, nonce: string) {
  const { body: desk } = await open.ask<{
    shows: { showId: string; lists: { listId: string }[] }[];
  }>('GET', '/desk/gate/device', asScanner);
  const listId = desk.shows.find(({ showId }) => showId === SHOW)?.lists[0]?.listId;
  await open.ask('PATCH', `/desk/gate/lists/${listId}`, {
    token: manager,
    body: { rules: { opensAt: null } },
  });
  const at = open.clock.now().toISOString();
  const { body } = await open.ask<{ answers: ScanAnswer[] }>('POST', '/desk/gate/scans', {
    ...asScanner,
    body: {
      sentAt: at,
      scans: [
        {
          ...{ nonce, sequence: 1, at, listId, showId: null, gate: 'Gate 1', direction: 'entry' },
          ...{ thing: { kind: 'payload', payload }, decided: null },
        },
      ],
    },
  });
  return body.answers[0];
}

describe('a ticket that was bought in the shop', () => {
  test('is let in once, and is on the sheet without a name', async () => {
    const first = await buyTicket('A1');
    const again = await scan(first.payload, 'nonce-one');
    expect(again?.verdict).toMatchObject({
      letThrough: true,
      ticket: { ticketId: first.ticketId, name: 'Asha', gate: 'Gate 1' },
    });
    expect((await scan(first.payload, 'nonce-one'))?.verdict.letThrough).toBe(true);
    expect((await scan(first.payload, 'nonce-two'))?.verdict.reason).toBe('already-used');

    const sheet = await open.ask<GateSheet>('GET', `/desk/gate/shows/${SHOW}/sheet`, asScanner);
    expect(sheet.headers['cache-control']).toBe('private, no-cache');
    expect(sheet.raw.toString()).not.toContain('Asha');
    expect(sheet.body.tickets).toHaveLength(1);
    expect(sheet.body.passages).toHaveLength(1);
    const known = await open.ask('GET', `/desk/gate/shows/${SHOW}/sheet`, {
      headers: { ...asScanner.headers, 'if-none-match': sheet.headers['etag'] ?? '' },
    });
    expect(known.status).toBe(304);
    const news = await open.ask<GateSheet>(
      'GET',
      `/desk/gate/shows/${SHOW}/sheet?after=${sheet.body.version}`,
      asScanner,
    );
    expect(news.body).toMatchObject({ tickets: [], passages: [], complete: true });
  });
});

describe('who has no business at the gate', () => {
  const staffOnly = [
    ['GET', '/desk/gate/devices'],
    ['GET', '/desk/gate/shows?date=2026-11-20'],
    ['GET', `/desk/gate/shows/${SHOW}`],
    ['GET', `/desk/gate/shows/${SHOW}/counts`],
    ['GET', `/desk/gate/shows/${SHOW}/scans`],
  ] as const;

  test.each(staffOnly)('%s %s is for who runs the gate', async (method, path) => {
    expect((await open.ask(method, path)).status).toBe(401);
    expect((await open.ask(method, path, { token: await open.guest() })).status).toBe(403);
    const scanner = await staffToken(open, 'scanner');
    expect((await open.ask(method, path, { token: scanner })).status).toBe(403);
    expect((await open.ask(method, path, { token: manager })).status).toBe(200);
  });

  test.each([
    ['GET', '/desk/gate/device'],
    ['GET', `/desk/gate/shows/${SHOW}/sheet`],
    ['GET', '/desk/gate/tickets?listId=gls_any&q=asha'],
  ])('%s %s is for scanners', async (method, path) => {
    for (const headers of [{}, { 'gate-token': 'B'.repeat(43) }]) {
      const { status, body } = await open.ask(method, path, { headers, token: manager });
      expect([status, body['code']]).toEqual([401, 'gate-token-invalid']);
    }
  });

  test('somebody with the role scanner may make a phone a scanner', async () => {
    const token = await staffToken(open, 'scanner');
    const { status } = await open.ask('POST', '/desk/gate/devices', {
      token,
      body: { name: 'Mine' },
    });
    expect(status).toBe(201);
  });

  test('live counts are for who runs the gate', async () => {
    const heard = async (token: string | undefined) => {
      const socket = new WebSocket(`${open.baseUrl.replace('http', 'ws')}/api/v1/live`);
      await once(socket, 'open');
      socket.send(
        JSON.stringify({
          type: 'subscribe',
          topics: [`gate:${SHOW}`],
          ...(token ? { token } : {}),
        }),
      );
      const messages: LiveMessage[] = [];
      socket.on('message', (data) => messages.push(JSON.parse(String(data)) as LiveMessage));
      await expect
        .poll(() => messages.map(({ type }) => type))
        .toContain(token === manager ? 'gate' : 'refused');
      socket.terminate();
      return messages;
    };
    expect(await heard(undefined)).toMatchObject([{ code: 'unauthenticated' }]);
    expect(await heard(await open.guest())).toMatchObject([{ code: 'forbidden' }]);
    expect((await heard(manager)).find(({ type }) => type === 'gate')).toMatchObject({
      counts: { showId: SHOW, entered: 1, inside: 1 },
    });
  });
});

test('a scanner that is shut out is nobody from that moment on', async () => {
  const revoke = `/desk/gate/devices/${device.deviceId}/revoke`;
  expect((await open.ask('POST', revoke, { token: manager })).status).toBe(200);
  expect((await open.ask('GET', '/desk/gate/device', asScanner)).status).toBe(401);
});
