import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld } from '#test/kit/booking-world';
import { unguardedPool } from '#test/kit/unguarded-pool';
import { type BookingModel, emptyModel } from './booking-model.ts';
import { agreeOnFacts, type Fault, openShop, type Shop, twoProcesses } from './booking-shop.ts';
import { stories } from './booking-steps.ts';

/**
 * The life of holds and orders against the plainest description of it: chance sends verbs to two
 * processes on one database, once or twice at the same time, and after each of them every hold,
 * order and seat must be what the model says, in the database and on both boards.
 *
 * A failure prints its seed and the shortest story that shows it; `MODEL_RUNS` tells more stories.
 */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** Tells the story to the model and to a shop of its own. */
function storiesToldTo(open: () => Promise<Shop>) {
  return fc.asyncProperty(stories, async (steps) => {
    const ends: [BookingModel, Shop][] = [];
    await fc.asyncModelRun(async () => {
      const model = emptyModel(world.clock.now().getTime());
      const real = await open();
      ends.push([model, real]);
      return { model, real };
    }, steps);
    for (const [model, shop] of ends) await agreeOnFacts(model, shop);
  });
}

test(`${RUNS} stories of holds and orders end as the model says`, {
  timeout: 120_000,
}, async () => {
  const processes = twoProcesses(world);
  await fc.assert(
    storiesToldTo(() => openShop(world, processes)),
    { numRuns: RUNS },
  );
});

const FAULTS: [string, Fault][] = [
  [
    'a retry that is taken for a new hold',
    (face) => ({
      ...face,
      holdSeats: (input, call) => face.holdSeats(input, { ...call, idempotencyKey: null }),
    }),
  ],
  [
    'a release that is acknowledged and forgotten',
    (face) => ({ ...face, releaseHold: async () => undefined }),
  ],
  [
    'a buyer who is not looked at',
    (face) => ({
      ...face,
      getHold: async ({ holdId }, call) => {
        const { rows } = await world.database.pool.query(
          'select buyer_id from booking.holds where hold_id = $1',
          [holdId],
        );
        return face.getHold(
          { holdId },
          { ...call, caller: { buyerId: rows[0]?.buyer_id, roles: [] } },
        );
      },
    }),
  ],
  [
    'an order that is confirmed without its money',
    (face) => ({
      ...face,
      confirmPayment: (input, call) => {
        const said = world.settlement;
        world.settlement = null;
        return face.confirmPayment(input, call).finally(() => {
          world.settlement = said;
        });
      },
    }),
  ],
];

test.each(FAULTS)('a story finds %s', async (_what, fault) => {
  const processes = twoProcesses(world);
  const outcome = await fc.check(
    storiesToldTo(() => openShop(world, processes, fault)),
    { numRuns: RUNS, seed: 4, endOnFailure: true },
  );
  expect(outcome.failed).toBe(true);
});

test('a story that finds a fault is cut down to the steps that show it', async () => {
  const processes = twoProcesses(world);
  const forgetful: Fault = (face) => ({ ...face, releaseHold: async () => undefined });
  const outcome = await fc.check(
    storiesToldTo(() => openShop(world, processes, forgetful)),
    { numRuns: RUNS, seed: 4 },
  );
  const [story] = outcome.counterexample ?? [];
  const steps = `${story}`.replace(/ \/\*.*/, '');
  expect(steps).toMatch(
    /^(buyer \d holds|a rush \d+ for) [^ ]+( as k\d ×\d)?,release ×\d of hold \d$/,
  );
});

test('a story finds a database that lets a taken seat be taken again', async () => {
  const processes = twoProcesses(world, unguardedPool(world.database.pool));
  const outcome = await fc.check(
    storiesToldTo(() => openShop(world, processes)),
    { numRuns: RUNS, seed: 4, endOnFailure: true },
  );
  expect(outcome.failed).toBe(true);
});
