import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GateWorld, gateWorld, MANAGER, type TestDevice } from '#test/kit/gate-world';
import { TICKET_LOCK, unguardedPool } from '#test/kit/unguarded-pool';

const DEVICES = 50;
const PROCESSES = 5;
const TICKETS = 4;

let world: GateWorld;
let devices: TestDevice[];
beforeAll(async () => {
  world = await gateWorld();
  await world.openShow('shw_tonight');
  devices = [];
  for (let number = 1; number <= DEVICES; number += 1) {
    devices.push(await world.device(`Gate ${number}`));
  }
});
afterAll(() => world.close());

/** The same ticket in front of every scanner at once, over several processes; answers how many let somebody in. */
async function rush(pool = world.database.pool): Promise<number> {
  const processes = Array.from({ length: PROCESSES }, () => world.anotherProcess(pool));
  const [ticket] = await world.sell('shw_tonight', 1);
  if (!ticket) throw new Error('no ticket');
  const { payload } = ticket;
  const answers = await Promise.all(
    devices.map((device, index) =>
      world.send(device, [{ thing: { kind: 'payload', payload } }], processes[index % PROCESSES]),
    ),
  );
  return answers.flat().filter(({ verdict }) => verdict.letThrough).length;
}

describe('one ticket in front of 50 scanners at the same time', () => {
  test('without the lock the race is real: several are let in', async () => {
    const unlocked = unguardedPool(world.database.pool, [TICKET_LOCK]);
    let letIn = 0;
    for (let time = 0; time < TICKETS; time += 1) letIn += await rush(unlocked);
    expect(letIn).toBeGreaterThan(TICKETS);
  });

  test('with it one is let in, and each of the others is told where it was used', async () => {
    const before = await world.gate.face.getGateCounts({ showId: 'shw_tonight' }, MANAGER);
    for (let time = 0; time < TICKETS; time += 1) expect(await rush()).toBe(1);
    const after = await world.gate.face.getGateCounts({ showId: 'shw_tonight' }, MANAGER);
    expect(after.entered - before.entered).toBe(TICKETS);
    expect(after.conflicts).toBe(before.conflicts);
    const refused = (counts: typeof after) => counts.gates[0]?.refused ?? 0;
    expect(refused(after) - refused(before)).toBe(TICKETS * (DEVICES - 1));
  });

  test('the same nonce sent by 50 connections at once is one scan, and all hear the same', async () => {
    const [ticket] = await world.sell('shw_tonight', 1);
    const [device] = devices;
    if (!ticket || !device) throw new Error('no ticket');
    const scan = {
      thing: { kind: 'payload' as const, payload: ticket.payload },
      ...{ nonce: 'one-and-the-same', sequence: 1 },
    };
    const processes = Array.from({ length: PROCESSES }, () => world.anotherProcess());
    const answers = await Promise.all(
      Array.from({ length: DEVICES }, (_, index) =>
        world.send(device, [scan], processes[index % PROCESSES]),
      ),
    );
    expect(answers.flat().every(({ verdict }) => verdict.letThrough)).toBe(true);
    const { rows } = await world.database.pool.query(
      `select count(*) as count from gate.scans where nonce = 'one-and-the-same'`,
    );
    expect(Number(rows[0].count)).toBe(1);
  });
});
