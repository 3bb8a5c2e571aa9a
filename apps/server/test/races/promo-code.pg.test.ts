import type { Offer } from '@houseful/contract/offers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool, type Pool } from '#platform/postgres/pool';
import { silentLogger } from '#platform/telemetry/logger';
import { unguardedPool } from '#test/kit/unguarded-pool';
import {
  confirmed,
  deskCall,
  MINUTE_MS,
  type OffersWorld,
  offersWorld,
  outcomeOf,
  smallOffer,
  smallOrder,
} from '../../src/modules/offers/offers-world.fixture.ts';

const BUYERS = 240;
const USES_MAX = 25;
const USES_PER_PERSON_MAX = 2;
/** Of ₹50 each. */
const BUDGET = 20 * 50_00;
const CONNECTIONS_MAX = 6;
const UNGUARDED_ROUNDS_MAX = 20;

/** Keeps two processes from counting the uses of an offer before either has written. */
const OFFER_LOCK = { statement: 'offers.lock', guard: 'for update', instead: '' };

let world: OffersWorld;
let pools: Pool[];
beforeAll(async () => {
  world = await offersWorld();
  // Three processes: nothing is between them but the database.
  pools = [1, 2, 3].map(() => createPool(world.database.url, CONNECTIONS_MAX, silentLogger));
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await world.close();
});

let crowds = 0;

interface Crowd {
  /** Orders that were promised the offer. */
  readonly promised: number;
  /** The most that one person was promised. */
  readonly ofOnePerson: number;
  readonly amount: number;
}

/** Everybody says the code at once, to three processes; each person several times. */
async function crowd(limits: Partial<Offer['limits']>, guarded: boolean): Promise<Crowd> {
  const code = `CROWD${++crowds}`;
  const offer = smallOffer(code, limits);
  const { offerId } = await world.face.createOffer(
    { organisationId: 'org_first', offer },
    deskCall(),
  );
  const faces = pools.map((pool) =>
    world.anotherProcess(guarded ? pool : unguardedPool(pool, [OFFER_LOCK])),
  );
  const until = new Date(world.clock.now().getTime() + 5 * MINUTE_MS);
  const answers = await Promise.all(
    Array.from({ length: BUYERS }, async (_, n) => {
      const face = faces[n % faces.length] as OffersWorld['face'];
      const person = { accountId: `usr_${code}_${n % 40}`, email: null, phone: null };
      const orderId = `ord_${code}_${n}`;
      return outcomeOf(await face.reserve({ ...smallOrder(orderId, code, { person }), until }));
    }),
  );
  const refused = answers.filter((answer) => answer !== 450);
  expect(refused.filter((answer) => answer !== 'used-up' && answer !== 'used-by-you')).toEqual([]);
  const { rows } = await world.database.pool.query<{ person_key: string; uses: number }>(
    'select person_key, count(*)::int as uses from offers.persons where offer_id = $1 group by person_key',
    [offerId],
  );
  const { use } = await world.face.getOffer({ offerId }, deskCall());
  expect(use.reserved).toBe(BUYERS - refused.length);
  return {
    promised: use.reserved,
    ofOnePerson: Math.max(0, ...rows.map(({ uses }) => uses)),
    amount: use.amountReserved,
  };
}

/** Crowds without the guard, until one has done what it may not; which one does is chance. */
async function worstOf(
  limits: Partial<Offer['limits']>,
  isWrong: (crowd: Crowd) => boolean,
): Promise<Crowd> {
  let seen = await crowd(limits, false);
  for (let round = 1; round < UNGUARDED_ROUNDS_MAX && !isWrong(seen); round++) {
    seen = await crowd(limits, false);
  }
  return seen;
}

describe('a promo code that a crowd says at once, to three processes', () => {
  test('without the lock on the offer it is used more often than it may be', async () => {
    const most = await worstOf({ usesMax: USES_MAX }, ({ promised }) => promised > USES_MAX);
    expect(most.promised).toBeGreaterThan(USES_MAX);
  });

  test('without the lock a person gets more than theirs', async () => {
    const limits = { usesPerPersonMax: USES_PER_PERSON_MAX };
    const most = await worstOf(limits, ({ ofOnePerson }) => ofOnePerson > USES_PER_PERSON_MAX);
    expect(most.ofOnePerson).toBeGreaterThan(USES_PER_PERSON_MAX);
  });

  test('it is used as often as it may be, and not once more', async () => {
    for (let round = 0; round < 3; round++) {
      expect(await crowd({ usesMax: USES_MAX }, true)).toMatchObject({ promised: USES_MAX });
    }
  });

  test('nobody gets more than theirs, and nobody less', async () => {
    const all = await crowd({ usesPerPersonMax: USES_PER_PERSON_MAX }, true);
    expect(all).toMatchObject({ promised: 40 * USES_PER_PERSON_MAX, ofOnePerson: 2 });
  });

  test('its budget is spent to the last paisa, and no further', async () => {
    expect(await crowd({ budget: BUDGET }, true)).toMatchObject({ amount: BUDGET });
  });

  test('paying, giving back and asking again at the same time pass no limit', async () => {
    const code = `STORM${++crowds}`;
    const offer = smallOffer(code, { usesMax: USES_MAX });
    const { offerId } = await world.face.createOffer(
      { organisationId: 'org_first', offer },
      deskCall(),
    );
    const faces = pools.map((pool) => world.anotherProcess(pool));
    const until = new Date(world.clock.now().getTime() + 5 * MINUTE_MS);
    const paid: string[] = [];
    await Promise.all(
      Array.from({ length: BUYERS }, async (_, n) => {
        const face = faces[n % faces.length] as OffersWorld['face'];
        const orderId = `ord_${code}_${n}`;
        const ask = () => face.reserve({ ...smallOrder(orderId, code), until });
        // Who is refused asks again: others give theirs back meanwhile.
        const answers = [outcomeOf(await ask()), outcomeOf(await ask())];
        if (!answers.includes(450)) return;
        if (n % 2 === 0) await face.release({ orderId });
        else {
          paid.push(orderId);
          await world.tell([confirmed(orderId), confirmed(orderId)]);
        }
      }),
    );
    const { use } = await world.face.getOffer({ offerId }, deskCall());
    expect(use).toEqual({
      settled: paid.length,
      reserved: 0,
      amountSettled: paid.length * 50_00,
      amountReserved: 0,
    });
    expect(paid.length).toBeLessThanOrEqual(USES_MAX);
    expect(paid.length).toBeGreaterThan(0);
  });
});
