import type { ScanAnswer, SentScan } from '@houseful/contract/gate';
import { openRecord, sheetKeyOf } from '@houseful/gate/open-record';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GateWorld, gateWorld, MANAGER, type TestTicket } from '#test/kit/gate-world';

const SHOW = 'shw_tonight';
const MINUTE_MS = 60_000;

let world: GateWorld;
beforeEach(async () => {
  world = await gateWorld();
});
afterEach(() => world.close());

const qr = ({ payload }: TestTicket) => ({ thing: { kind: 'payload' as const, payload } });
/** `fine`, or why not. */
const told = (answers: readonly ScanAnswer[]) =>
  answers.map(({ verdict }) => verdict.reason ?? 'fine');
const minutesAgo = (minutes: number) =>
  new Date(world.clock.now().getTime() - minutes * MINUTE_MS).toISOString();

async function scansOf(showId = SHOW, standing?: ['conflict']) {
  const { items } = await world.gate.face.listScans({ showId, standing, limit: 100 }, MANAGER);
  return items;
}

describe('a scan that the house decides', () => {
  test('lets a ticket in once, and tells who comes again when and where it was used', async () => {
    await world.openShow(SHOW);
    const [ticket] = (await world.sell(SHOW, 1, 'Asha Rao')) as [TestTicket];
    const north = await world.device('North 1');
    const south = await world.device('South 1');
    const [first] = await world.send(north, [{ ...qr(ticket), gate: 'Gate 1' }]);
    expect(first?.verdict).toMatchObject({
      letThrough: true,
      ticket: { name: 'Asha Rao', section: 'Stalls', row: 'A', number: '1', code: ticket.code },
    });
    const usedAt = world.clock.now().toISOString();
    await world.clock.advance(MINUTE_MS);
    const [second] = await world.send(south, [qr(ticket)]);
    expect(second?.verdict).toMatchObject({
      letThrough: false,
      reason: 'already-used',
      used: { at: usedAt, gate: 'Gate 1', deviceName: 'North 1' },
    });
    expect((await scansOf()).map(({ standing }) => standing)).toEqual(['refused', 'counts']);
  });

  test('is the same scan when it is sent again', async () => {
    await world.openShow(SHOW);
    const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
    const device = await world.device('North 1');
    const scan = { ...qr(ticket), nonce: 'the-same-nonce' };
    const both = await Promise.all([world.send(device, [scan]), world.send(device, [scan])]);
    const [twice] = [await world.send(device, [scan, scan])];
    expect([...both, twice].flatMap(told)).toEqual(['fine', 'fine', 'fine', 'fine']);
    expect(await scansOf()).toHaveLength(1);
  });

  test('says what is wrong', async () => {
    const listId = await world.openShow(SHOW, { checksGate: true });
    await world.openShow('shw_other');
    const [good, gone] = (await world.sell(SHOW, 2)) as [TestTicket, TestTicket];
    const [cancelled] = (await world.sell(SHOW, 1)) as [TestTicket];
    const [stray] = (await world.sell('shw_other', 1)) as [TestTicket];
    await world.cancel(SHOW, cancelled.orderId);
    const device = await world.device('North 1');
    const answers = await world.send(device, [
      { thing: { kind: 'payload', payload: 'https://example.org' } },
      {
        thing: {
          kind: 'payload',
          payload: good.payload.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        },
      },
      { thing: { kind: 'code', code: 'NOSUCH-1' } },
      qr(cancelled),
      qr(stray),
      { ...qr(good), gate: 'Gate 9' },
      { thing: { kind: 'code', code: ` ${good.code.toLowerCase()} ` } },
      { ...qr(gone), direction: 'exit' },
    ]);
    expect(told(answers)).toEqual([
      ...['unreadable', 'forged', 'unknown', 'revoked', 'wrong-show', 'wrong-gate', 'fine'],
      'not-inside',
    ]);
    expect(answers[4]?.verdict.belongsTo).toMatchObject({ titleName: 'A Test Film' });
    const early = { opensAt: new Date(world.clock.now().getTime() + MINUTE_MS).toISOString() };
    await world.gate.face.changeCheckInList({ listId, rules: early }, MANAGER);
    const [soon] = await world.send(device, [qr(gone)]);
    expect(soon?.verdict).toMatchObject({ reason: 'too-early', ...early });
    expect(await scansOf()).toHaveLength(8);
    expect(await scansOf('shw_other')).toHaveLength(1);
  });

  test('knows exits and re-entry', async () => {
    await world.openShow(SHOW, { entry: 're-entry' });
    const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
    const device = await world.device('North 1');
    const steps: string[] = [];
    for (const direction of ['entry', 'entry', 'exit', 'exit', 'entry'] as const) {
      steps.push(...told(await world.send(device, [{ ...qr(ticket), direction }])));
      await world.clock.advance(MINUTE_MS);
    }
    expect(steps).toEqual(['fine', 'already-used', 'fine', 'not-inside', 'fine']);
    expect(await world.gate.face.getGateCounts({ showId: SHOW }, MANAGER)).toMatchObject({
      ...{ tickets: 1, inside: 1, entered: 1, left: 1, conflicts: 0 },
      gates: [{ gate: null, inside: 1, entered: 2, left: 1, refused: 2 }],
      refusedBy: [
        { reason: 'already-used', count: 1 },
        { reason: 'not-inside', count: 1 },
      ],
    });
  });

  test('can be taken back, with a reason, and the ticket is as it was', async () => {
    await world.openShow(SHOW);
    const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
    const device = await world.device('North 1');
    const [first] = await world.send(device, [qr(ticket)]);
    const scanId = first?.scanId ?? '';
    const wanted = { scanId, reason: 'The wrong family' };
    const undone = await world.gate.face.undoScan(wanted, MANAGER);
    expect(undone).toMatchObject({
      standing: 'undone',
      undone: { reason: 'The wrong family', by: 'Name of usr_manager' },
    });
    expect(await world.gate.face.undoScan(wanted, MANAGER)).toEqual(undone);
    expect(told(await world.send(device, [qr(ticket)]))).toEqual(['fine']);
    const [refused] = await world.send(device, [qr(ticket)]);
    await expect(
      world.gate.face.undoScan({ scanId: refused?.scanId ?? '', reason: 'no' }, MANAGER),
    ).rejects.toMatchObject({ code: 'scan-not-undoable' });
    const { rows } = await world.database.pool.query(
      `select payload ->> 'action' as action from platform.outbox where name = 'audit.noted'`,
    );
    expect(rows.map(({ action }) => action).filter((it) => it === 'scan.undone')).toHaveLength(1);
  });
});

describe('scans that come in late', () => {
  const alone = (at: string, changes: Partial<SentScan> = {}) => ({
    at,
    decided: { letThrough: true, reason: null },
    ...changes,
  });

  test('two cut-off scanners let the same ticket in: the first counts, the other is a conflict, whoever uploads first', async () => {
    await world.openShow(SHOW);
    for (const order of ['first first', 'second first']) {
      const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
      const index = await world.indexOf(SHOW, ticket.ticketId);
      const north = await world.device(`North, ${order}`);
      const south = await world.device(`South, ${order}`);
      const thing = { kind: 'index', index } as const;
      const uploads = [
        () => world.send(north, [{ thing, ...alone(minutesAgo(9)), gate: 'N' }]),
        () => world.send(south, [{ thing, ...alone(minutesAgo(5)), gate: 'S' }]),
      ];
      for (const upload of order === 'first first' ? uploads : uploads.toReversed()) await upload();
      const conflicts = await scansOf(SHOW, ['conflict']);
      const own = conflicts.find((scan) => scan.ticket?.ticketId === ticket.ticketId);
      expect(own).toMatchObject({
        deviceName: `South, ${order}`,
        letThrough: true,
        offline: true,
        reason: 'already-used',
        against: { gate: 'N', deviceName: `North, ${order}` },
      });
    }
    expect(await scansOf()).toHaveLength(4);
    expect(await scansOf(SHOW, ['conflict'])).toHaveLength(2);
  });

  test('sent ten times, in any parts, they count once', async () => {
    await world.openShow(SHOW);
    const tickets = await world.sell(SHOW, 5);
    const device = await world.device('North 1');
    const scans = await Promise.all(
      tickets.map(async ({ ticketId }, index) => ({
        thing: { kind: 'index' as const, index: await world.indexOf(SHOW, ticketId) },
        ...alone(minutesAgo(5), { nonce: `offline-${index}`, sequence: index }),
      })),
    );
    for (let time = 0; time < 5; time += 1) {
      await world.send(device, scans);
      await world.send(device, scans.slice(time));
    }
    expect(await scansOf()).toHaveLength(5);
    const counts = await world.gate.face.getGateCounts({ showId: SHOW }, MANAGER);
    expect(counts).toMatchObject({ entered: 5, inside: 5, conflicts: 0 });
  });

  test('with a clock that is wrong by an hour they are where they belong', async () => {
    await world.openShow(SHOW);
    const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
    const index = await world.indexOf(SHOW, ticket.ticketId);
    const device = await world.device('Fast');
    const now = world.clock.now().getTime();
    await world.gate.face.sendScans(
      {
        sentAt: new Date(now + 60 * MINUTE_MS).toISOString(),
        scans: [
          {
            ...{ nonce: 'fast-clock', sequence: 1, listId: (await lists())[0] ?? '', showId: null },
            ...{ gate: null, direction: 'entry', thing: { kind: 'index', index } },
            ...alone(new Date(now + 50 * MINUTE_MS).toISOString()),
          },
        ],
      },
      device.call,
    );
    expect((await scansOf())[0]?.at).toBe(minutesAgo(10));
  });

  test('one that was cancelled meanwhile is a conflict when it was cancelled before, and counts when after', async () => {
    await world.openShow(SHOW);
    const device = await world.device('North 1');
    const [before] = (await world.sell(SHOW, 1)) as [TestTicket];
    const [after] = (await world.sell(SHOW, 1)) as [TestTicket];
    const indexes = [
      await world.indexOf(SHOW, before.ticketId),
      await world.indexOf(SHOW, after.ticketId),
    ];
    await world.cancel(SHOW, before.orderId);
    await world.cancel(SHOW, after.orderId);
    await world.clock.advance(MINUTE_MS);
    const answers = await world.send(device, [
      { thing: { kind: 'index', index: indexes[0] ?? '' }, ...alone(minutesAgo(0.5)) },
      { thing: { kind: 'index', index: indexes[1] ?? '' }, ...alone(minutesAgo(2)) },
    ]);
    expect(answers.map(({ standing }) => standing)).toEqual(['conflict', 'counts']);
    expect(answers.map(({ verdict }) => verdict.letThrough)).toEqual([true, true]);
  });

  test('a scanner that did not hear our answer in time has the last word', async () => {
    await world.openShow(SHOW);
    const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
    const north = await world.device('North 1');
    const south = await world.device('South 1');
    const nonce = 'asked-and-not-heard';
    await world.send(north, [qr(ticket)]);
    const index = await world.indexOf(SHOW, ticket.ticketId);
    expect(told(await world.send(south, [{ ...qr(ticket), nonce }]))).toEqual(['already-used']);
    const [late] = await world.send(south, [
      { nonce, thing: { kind: 'index', index }, ...alone(world.clock.now().toISOString()) },
    ]);
    expect(late?.standing).toBe('conflict');
    expect(await scansOf()).toHaveLength(2);
  });
});

async function lists(): Promise<string[]> {
  const { rows } = await world.database.pool.query('select list_id from gate.lists');
  return rows.map(({ list_id }) => list_id);
}

test('a signed ticket that a scanner let in before we had heard of it counts once we have', async () => {
  await world.openShow(SHOW);
  const device = await world.device('North 1');
  // The next order's first ticket, by its id alone.
  const [sold] = (await world.sell(SHOW, 1)) as [TestTicket];
  const index = await world.indexOf(SHOW, sold.ticketId);
  const { rows } = await world.database.pool.query('delete from gate.tickets returning *');
  const early = {
    thing: { kind: 'index' as const, index },
    decided: { letThrough: true, reason: null },
  };
  const [scan] = await world.send(device, [early]);
  expect(scan?.standing).toBe('conflict');
  expect((await scansOf())[0]).toMatchObject({ reason: 'unknown', ticket: null });

  await world.tellAgain(rows[0]?.order_id);
  expect((await scansOf())[0]).toMatchObject({
    standing: 'counts',
    ticket: { ticketId: sold.ticketId },
  });
  expect(told(await world.send(device, [qr(sold)]))).toEqual(['already-used']);
});

describe('the sheet of a show', () => {
  test('opens with its tickets alone, and tells what is new', async () => {
    await world.openShow(SHOW);
    const [ticket, other] = (await world.sell(SHOW, 2, 'Asha Rao')) as [TestTicket, TestTicket];
    const device = await world.device('North 1');
    const read = (after: number) =>
      world.gate.face.getGateSheet({ showId: SHOW, after }, device.call);
    const sheet = await read(0);
    expect(sheet).toMatchObject({ complete: true, passages: [] });
    expect(sheet.tickets).toHaveLength(2);
    expect(JSON.stringify(sheet)).not.toContain('Asha');
    const salt = Buffer.from(sheet.salt, 'base64url');
    const { index, key } = await sheetKeyOf(globalThis.crypto.subtle, salt, ticket.ticketId);
    const entry = sheet.tickets.find(([at]) => at === index);
    expect(await openRecord(globalThis.crypto.subtle, key, entry?.[1] ?? '')).toMatchObject({
      name: 'Asha Rao',
      seatId: 'A1',
      code: ticket.code,
    });

    expect(await read(sheet.version)).toMatchObject({ version: sheet.version, tickets: [] });
    await world.send(device, [qr(ticket)]);
    await world.cancel(SHOW, other.orderId);
    const news = await read(sheet.version);
    expect(news.version).toBeGreaterThan(sheet.version);
    expect(news.passages).toMatchObject([{ index, standing: 'counts', direction: 'entry' }]);
    expect(news.tickets.map(([, , revoked]) => revoked)).toEqual([1, 1]);
  });

  test('a ticket goes by the name its order was changed to, told before the ticket or after, the latest change alone', async () => {
    await world.openShow(SHOW);
    const listId = (await lists())[0] ?? '';
    await world.rename(SHOW, 'ord_2', 2, 'Meera Iyer');
    const [early] = (await world.sell(SHOW, 1, 'Asha Rao')) as [TestTicket];
    const [known] = (await world.sell(SHOW, 1, 'Asha Rao')) as [TestTicket];
    expect(early.orderId).toBe('ord_2');
    const device = await world.device('North 1');
    const nameOnSheet = async ({ ticketId }: TestTicket, after = 0) => {
      const sheet = await world.gate.face.getGateSheet({ showId: SHOW, after }, device.call);
      const { subtle } = globalThis.crypto;
      const salt = Buffer.from(sheet.salt, 'base64url');
      const { index, key } = await sheetKeyOf(subtle, salt, ticketId);
      const sealed = sheet.tickets.find(([at]) => at === index)?.[1] ?? '';
      return { version: sheet.version, name: (await openRecord(subtle, key, sealed))?.name };
    };
    expect(await nameOnSheet(early)).toMatchObject({ name: 'Meera Iyer' });
    const { version, name } = await nameOnSheet(known);
    expect(name).toBe('Asha Rao');
    await world.rename(SHOW, known.orderId, 3, 'Ravi Kumar');
    await world.rename(SHOW, known.orderId, 2, 'Nobody Else');
    expect(await nameOnSheet(known, version)).toMatchObject({ name: 'Ravi Kumar' });
    const find = async (q: string) =>
      (await world.gate.face.findGateTickets({ listId, q }, device.call)).items.length;
    expect([await find('Ravi'), await find('Meera'), await find('Asha')]).toEqual([1, 1, 0]);
  });

  test('tickets that are told after their order was cancelled, or before their show, are right', async () => {
    await world.cancel(SHOW, 'ord_2');
    const tickets = [await world.sell(SHOW, 1), await world.sell(SHOW, 1)].flat();
    expect(tickets.map(({ orderId }) => orderId)).toContain('ord_2');
    await world.openShow(SHOW);
    const device = await world.device('North 1');
    const answers = await world.send(device, tickets.map(qr));
    expect(told(answers).sort()).toEqual(['fine', 'revoked']);
  });
});

describe('scanners', () => {
  test('a code makes one phone a scanner, and the same phone again', async () => {
    const asked = { name: 'North 1', venueIds: null, maySearch: false };
    const once = { ...MANAGER, idempotencyKey: 'press-1' };
    const registered = await world.gate.face.registerGateDevice(asked, once);
    expect(await world.gate.face.registerGateDevice(asked, once)).toEqual(registered);
    const { pairingCode } = registered;
    const nobody = { caller: null, idempotencyKey: null };
    const pair = (token: string) =>
      world.gate.face.pairGateDevice(
        {
          code: `${pairingCode.slice(0, 4)}-${pairingCode.slice(4).toLowerCase()}`,
          token: token.repeat(43),
        },
        nobody,
      );
    expect(await pair('A')).toMatchObject({ status: 'active', name: 'North 1' });
    expect(await pair('A')).toMatchObject({ status: 'active' });
    await expect(pair('B')).rejects.toMatchObject({ code: 'pairing-code-invalid' });
  });

  test('a code is good for ten minutes', async () => {
    const { pairingCode: code } = await world.gate.face.registerGateDevice(
      { name: 'North 1', venueIds: null, maySearch: false },
      MANAGER,
    );
    await world.clock.advance(10 * MINUTE_MS);
    await expect(
      world.gate.face.pairGateDevice({ code, token: 'A'.repeat(43) }, MANAGER),
    ).rejects.toMatchObject({ code: 'pairing-code-invalid' });
  });

  test('one that is lost is shut out at once, and what it has scanned stays', async () => {
    const listId = await world.openShow(SHOW);
    const tickets = (await world.sell(SHOW, 2)) as [TestTicket, TestTicket];
    const lost = await world.device('Lost');
    await world.send(lost, [qr(tickets[0])]);
    await world.gate.face.revokeGateDevice({ deviceId: lost.deviceId }, MANAGER);
    for (const attempt of [
      () => world.send(lost, [qr(tickets[1])]),
      () => world.gate.face.getGateDesk({}, lost.call),
      () => world.gate.face.getGateSheet({ showId: SHOW, after: 0 }, lost.call),
      () => world.gate.face.findGateTickets({ listId, q: 'Asha' }, lost.call),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'gate-token-invalid' });
    }
    expect(await scansOf()).toHaveLength(1);
  });

  test('finds people by name, code or seat, and checks them in by hand', async () => {
    const listId = await world.openShow(SHOW);
    await world.sell(SHOW, 2, 'Asha Rao');
    await world.sell(SHOW, 1, 'Ravi 100% Kumar');
    const device = await world.device('North 1');
    const find = async (q: string) =>
      (await world.gate.face.findGateTickets({ listId, q }, device.call)).items;
    expect((await find('asha')).map(({ name }) => name)).toEqual(['Asha Rao', 'Asha Rao']);
    expect(await find('0%')).toHaveLength(1);
    expect(await find('a2')).toHaveLength(1);
    const [first] = await find('asha');
    const thing = { kind: 'hand' as const, ticketId: first?.ticketId ?? '' };
    expect(told(await world.send(device, [{ thing }]))).toEqual(['fine']);
    expect((await find('asha')).map(({ entered }) => entered)).toEqual([false, true]);
    expect((await scansOf())[0]?.by).toBe('hand');
  });

  test('knows the shows around now with their own lists, and none of another organisation', async () => {
    const listId = await world.openShow(SHOW);
    const device = await world.device('North 1');
    const desk = await world.gate.face.getGateDesk({}, device.call);
    expect(desk.shows).toMatchObject([
      { showId: SHOW, lists: [{ listId, name: null, rules: { entry: 'single' } }] },
    ]);
    const strangers = {
      ...MANAGER,
      reach: [{ organisationId: 'org_other', venueIds: null }],
    };
    const date = world.clock.now().toISOString().slice(0, 10);
    const { gate } = world;
    expect((await gate.face.listGateShows({ date, limit: 20 }, strangers)).items).toEqual([]);
    expect((await gate.face.listGateDevices({ limit: 20 }, strangers)).items).toEqual([]);
    for (const attempt of [
      () => gate.face.getGateCounts({ showId: SHOW }, strangers),
      () => gate.face.listScans({ showId: SHOW, limit: 20 }, strangers),
      () => gate.face.createCheckInList({ name: 'VIP', showIds: [SHOW] }, strangers),
      () => gate.face.changeCheckInList({ listId, closed: true }, strangers),
      () => gate.face.revokeGateDevice({ deviceId: device.deviceId }, strangers),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 404 });
    }
  });
});

test('a second list lets the same ticket in once more, and one that is closed keeps its history', async () => {
  const own = await world.openShow(SHOW);
  const [ticket] = (await world.sell(SHOW, 1)) as [TestTicket];
  const device = await world.device('Lounge');
  const lounge = await world.gate.face.createCheckInList(
    { name: 'Lounge', showIds: [SHOW], rules: { categoryIds: ['gold'] } },
    { ...MANAGER, idempotencyKey: 'press-2' },
  );
  const scan = { ...qr(ticket), listId: lounge.listId };
  expect(told(await world.send(device, [{ ...qr(ticket), listId: own }, scan]))).toEqual([
    'fine',
    'wrong-list',
  ]);
  await world.gate.face.changeCheckInList(
    { listId: lounge.listId, rules: { categoryIds: null } },
    MANAGER,
  );
  expect(told(await world.send(device, [scan, scan]))).toEqual(['fine', 'already-used']);
  await world.gate.face.changeCheckInList({ listId: lounge.listId, closed: true }, MANAGER);
  expect(await scansOf()).toHaveLength(4);
  const counts = await world.gate.face.getGateCounts({ showId: SHOW }, MANAGER);
  expect(counts).toMatchObject({ entered: 1, inside: 1 });
  expect(counts.gates).toHaveLength(2);
});

test('who watches hears how it fills up, at most each second', async () => {
  await world.openShow(SHOW);
  const tickets = await world.sell(SHOW, 3);
  const device = await world.device('North 1');
  const heard: number[] = [];
  const stop = world.gate.face.watchCounts(SHOW, ({ entered }) => heard.push(entered));
  await expect.poll(() => heard).toEqual([0]);
  for (const ticket of tickets) await world.send(device, [qr(ticket)]);
  await world.clock.advance(1_000);
  await expect.poll(() => heard).toEqual([0, 3]);
  stop();
});
