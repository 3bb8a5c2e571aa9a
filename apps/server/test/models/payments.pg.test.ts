import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import {
  type PaymentsWorld,
  startPaymentsWorld,
} from '../../src/modules/payments/payments-world.fixture.ts';
import { type MoodyBank, moodyBank } from './moody-bank.ts';
import { newPayment } from './payments-model.ts';
import { OWED, settleUp, stories, type Till } from './payments-steps.ts';

/**
 * The money of orders against the plainest description of it: a bank that is silent, late or
 * forgetful, its news lost, doubled and out of order, and two processes that hear it. After each
 * step the books are what the model says; in the end every captured amount has paid or gone back.
 *
 * A failure prints its seed and the shortest story that shows it; `MODEL_RUNS` tells more stories.
 */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 50);

interface House {
  readonly world: PaymentsWorld;
  readonly bank: MoodyBank;
}

async function startHouse(): Promise<House> {
  let bank: MoodyBank | undefined;
  const world = await startPaymentsWorld({
    provider: (clock) => {
      bank ??= moodyBank(clock);
      return bank.provider;
    },
  });
  if (!bank) throw new Error('nobody asked for the bank');
  return { world, bank };
}

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.world.close());

let tills = 0;

function openTill(
  { world, bank }: House,
  fault: (face: PaymentsFace) => PaymentsFace = (face) => face,
): Till {
  const till = ++tills;
  return {
    world,
    bank,
    faces: [fault(world.face), fault(world.otherFace)],
    orderIds: OWED.map((_, at) => `ord_${till}_${at}`),
  };
}

/** Tells each story to the model and to a till of its own. */
function storiesToldTo(open: () => Till) {
  return fc.asyncProperty(stories, async (steps) => {
    const model = OWED.map(newPayment);
    const real = open();
    await fc.asyncModelRun(() => ({ model, real }), steps);
    await settleUp(model, real);
  });
}

test(`${RUNS} stories of money end as the model says`, { timeout: 120_000 }, async () => {
  await fc.assert(
    storiesToldTo(() => openTill(house)),
    { numRuns: RUNS },
  );
});

async function isFound(open: () => Till): Promise<boolean> {
  const options = { numRuns: RUNS, seed: 4, endOnFailure: true };
  return (await fc.check(storiesToldTo(open), options)).failed;
}

test('a story finds a webhook that is answered and forgotten', async () => {
  const forgetful = (face: PaymentsFace) => ({ ...face, receiveWebhook: async () => undefined });
  expect(await isFound(() => openTill(house, forgetful))).toBe(true);
});

test('a story finds surplus money that is kept', async () => {
  const greedy = await startHouse();
  await greedy.world.pool.query(`
    create function keep_it() returns trigger language plpgsql as 'begin return null; end';
    create trigger keep_it before insert on payments.refunds
      for each row when (new.reason = 'duplicate-capture') execute function keep_it()`);
  expect(await isFound(() => openTill(greedy))).toBe(true);
  await greedy.world.close();
});

test('a story finds a bank that pays back twice when its answer was lost', async () => {
  const generous = await startHouse();
  const { refund } = generous.bank.provider;
  let tries = 0;
  generous.bank.provider.refund = (asked, signal) =>
    refund({ ...asked, refundId: `${asked.refundId} ${++tries}` }, signal);
  expect(await isFound(() => openTill(generous))).toBe(true);
  await generous.world.close();
});
