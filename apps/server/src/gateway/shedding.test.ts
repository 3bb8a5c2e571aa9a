import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { manualClock } from '#test/kit/manual-clock';
import { allOperations } from './operations.ts';
import { answerProblems } from './problems.ts';
import { createDoors, shedLoad, type Urgency, urgencyOf } from './shedding.ts';

const clock = manualClock();
let app: FastifyInstance;
/** Lets the requests go that wait. */
let finish: (() => void)[] = [];

function openDoors(requestsInFlightMax: number): void {
  app = fastify();
  shedLoad(app, createDoors({ clock, requestsInFlightMax }), clock);
  answerProblems(app);
  for (const urgency of ['arriving', 'begun', 'reading', 'page', 'vital'] as const) {
    app.get(`/${urgency}`, { config: { urgency } }, async () => {
      await new Promise<void>((resolve) => finish.push(resolve));
      return 'done';
    });
  }
}

afterEach(async () => {
  finishAll();
  await app.close();
});

function finishAll(): void {
  for (const go of finish) go();
  finish = [];
}

async function ask(urgency: Urgency, headers: Record<string, string> = {}) {
  // Awaited in here: the request sets out only when somebody waits for it.
  return await app.inject({ url: `/${urgency}`, headers });
}

/** Sends so many, and waits until they are in hand. */
async function fill(urgency: Urgency, count: number) {
  const asked = Array.from({ length: count }, () => ask(urgency));
  await expect.poll(() => finish.length).toBe(count);
  return asked;
}

describe('the doors', () => {
  test.each([
    { urgency: 'arriving', inFlightMax: 10 },
    { urgency: 'begun', inFlightMax: 20 },
    { urgency: 'reading', inFlightMax: 10 },
    { urgency: 'page', inFlightMax: 1 },
  ] as const)(
    'let in $inFlightMax of $urgency at a limit of 10, and the next one when one is done',
    async ({ urgency, inFlightMax }) => {
      openDoors(10);
      const asked = await fill(urgency, inFlightMax);
      const { statusCode, headers } = await ask(urgency);
      expect(statusCode).toBe(503);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
      finishAll();
      for (const each of asked) expect((await each).statusCode).toBe(200);
      void (await fill(urgency, inFlightMax));
    },
  );

  test('are apart from each other, and what is vital has none', async () => {
    openDoors(1);
    void (await fill('arriving', 1));
    expect((await ask('arriving')).statusCode).toBe(503);
    finish.length = 0;
    for (const urgency of ['begun', 'reading', 'page', 'vital'] as const) {
      const answer = ask(urgency);
      await expect.poll(() => finish.length).toBe(1);
      finishAll();
      expect((await answer).statusCode).toBe(200);
    }
  });

  test('close before the limit to newcomers who would wait too long, not to who has begun', async () => {
    openDoors(8);
    const asked = await fill('arriving', 4);
    // Half of it is in hand, and this one's wait begins to be measured.
    const fifth = ask('arriving');
    await expect.poll(() => finish.length).toBe(5);
    await clock.advance(1_001);
    expect((await ask('arriving')).statusCode).toBe(503);
    finishAll();
    for (const each of [...asked, fifth]) expect((await each).statusCode).toBe(200);
    void (await fill('begun', 9));
    await clock.advance(5_000);
    const tenth = ask('begun');
    await expect.poll(() => finish.length).toBe(10);
    finishAll();
    expect((await tenth).statusCode).toBe(200);
  });

  test('answer a browser at a page with a page', async () => {
    openDoors(1);
    void (await fill('page', 1));
    const { statusCode, headers } = await ask('page', { accept: 'text/html' });
    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
    expect(headers['retry-after']).toBeDefined();
  });

  test('make those wait a moment who are refused too often, and answer them all the same', async () => {
    openDoors(1);
    void (await fill('arriving', 1));
    let answered = 0;
    const refused = Array.from({ length: 300 }, () =>
      ask('arriving').then(({ statusCode }) => {
        answered += 1;
        return statusCode;
      }),
    );
    await expect.poll(() => answered).toBe(200);
    await clock.advance(250);
    expect(new Set(await Promise.all(refused))).toEqual(new Set([503]));
    expect((await ask('arriving')).statusCode).toBe(503);
  });
});

test('of all operations these get through when newcomers do not', () => {
  const begun = allOperations.filter((operation) => urgencyOf(operation) === 'begun');
  const ofStaff = new Set<string>(['operator', 'staff', 'gate']);
  const names = begun.filter(({ access }) => !ofStaff.has(access)).map(({ name }) => name);
  expect(names.toSorted()).toMatchInlineSnapshot(`
    [
      "cancelOrder",
      "changeHold",
      "confirmPayment",
      "extendHold",
      "getCancellation",
      "getHold",
      "getOrder",
      "getTicket",
      "getTicketQr",
      "leavePlace",
      "placeOrder",
      "priceHold",
      "receivePaymentWebhook",
      "refresh",
      "releaseHold",
      "takeTurn",
      "verifyTicket",
    ]
  `);
  const arriving = allOperations.filter((operation) => urgencyOf(operation) === 'arriving');
  expect(arriving.map(({ name }) => name).toSorted()).toMatchInlineSnapshot(`
    [
      "acceptInvitation",
      "changePassword",
      "continueAsGuest",
      "holdSeats",
      "joinWaitingRoom",
      "login",
      "logout",
      "pairGateDevice",
      "readInvitation",
      "register",
      "setUp",
      "updateMe",
    ]
  `);
});
