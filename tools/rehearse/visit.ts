import type { HeldPlace, TurnTaken } from '@houseful/contract/waiting-room-operations';
import { setTimeout as sleep } from 'node:timers/promises';
import { besiege } from './besiege.ts';
import { type End, noteFault } from './ledger.ts';
import { shop } from './shop.ts';
import { type Buyer, join, leave, type World } from './world.ts';

/** Who sleeps past the first turn sleeps past the second one, too, this often. */
const SLEEPS_AGAIN_SHARE = 0.35;
/** Past the end of the grace, so that it is surely over. */
const OVERSLEPT = 1.15;

/** One visit from coming to going home; how it ended is in the ledger. */
export async function visit(world: World, buyer: Buyer): Promise<void> {
  const { api } = world;
  await sleep(buyer.comesAfter * world.lobbyMs);
  const joined = await join(world, buyer);
  if (joined.status !== 201) {
    // Late, and the room takes nobody any more: told so.
    if (joined.body.code === 'joining-closed') buyer.visit.end = 'sold-out';
    else noteFault(world.ledger, `joining was answered ${joined.status} ${joined.body.code}`);
    return;
  }
  const held = joined.body;
  buyer.visit.joinedAtMs = api.nowMs();
  buyer.visit.number = held.number;
  if (buyer.joinsTwice) await joinAgain(world, buyer, held);
  if (buyer.role === 'bot') {
    await besiege(world, buyer, held);
    buyer.visit.end = 'bot';
    return;
  }
  buyer.visit.end = await waitInLine(world, buyer, held);
}

/** With the token, and as another device without it. */
async function joinAgain(world: World, buyer: Buyer, held: HeldPlace): Promise<void> {
  const { joinsAgain } = world.ledger;
  for (const token of [held.placeToken, undefined]) {
    const { status, body } = await join(world, buyer, token);
    if (status === 201 && body.number === held.number) joinsAgain.same += 1;
    else joinsAgain.different += 1;
  }
}

async function waitInLine(world: World, buyer: Buyer, first: HeldPlace): Promise<End> {
  const { api, watch, roomId, chance } = { ...world, ...buyer };
  let held = first;
  let sleepsNext = buyer.role === 'sleeper';
  const leaving =
    buyer.role === 'leaver'
      ? world.pause(chance.between(60, 900)).then(() => 'leaves' as const)
      : null;

  for (;;) {
    const coming = watch.untilCalled(held);
    const called = await (leaving ? Promise.race([coming, leaving]) : coming);
    if (called === 'leaves') {
      buyer.visit.leftAtMs = api.nowMs();
      await leave(world, buyer, held);
      return 'left';
    }
    if (called === 'sold-out') return 'sold-out';
    if (called === 'out') return 'missed-twice';
    if (called === 'time-over' || called === 'room-ended') return 'sent-home';
    if (sleepsNext) {
      sleepsNext = held.returned === null && chance.hits(SLEEPS_AGAIN_SHARE);
      await sleep(world.graceMs * OVERSLEPT);
    } else if (called === 'turn') await world.pause(chance.between(2, 20));

    const turn = await api.insist<TurnTaken>('turn', 'POST', `/waiting-rooms/${roomId}/admission`, {
      token: await buyer.token(),
      headers: { 'place-token': held.placeToken },
    });
    if (turn.status === 410) return 'missed-twice';
    if (turn.status !== 200) {
      // Whoever was called is let in at once: the line promises it.
      noteFault(world.ledger, `a turn was answered ${turn.status} ${turn.body.code}`);
      return 'sent-home';
    }
    if (turn.body.outcome === 'admitted') {
      return shop(world, buyer, held, turn.body.admissionToken);
    }
    held = turn.body.held;
    buyer.visit.cameBack = true;
  }
}
