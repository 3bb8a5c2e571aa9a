import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import type { Answer } from './api.ts';
import { noteFault } from './ledger.ts';
import { type Buyer, join, type World } from './world.ts';

const JOINS = 8;
const TRIES_MAX = 30;
const REFUSED = new Set([401, 403, 404, 409, 410, 429]);

/** What a bot tries to get seats without its turn; each of it has to fail. */
export async function besiege(world: World, buyer: Buyer, held: HeldPlace): Promise<void> {
  const { api, ledger, watch, chance, roomId, showId, copied } = { ...world, ...buyer };
  for (let again = 0; again < JOINS; again += 1) {
    const { status, body } = await join(world, buyer);
    if (status === 201 && body.number === held.number) ledger.joinsAgain.same += 1;
    else ledger.joinsAgain.different += 1;
  }

  const holdWith = async (leave: string | null): Promise<Answer<object>> =>
    api.insist('bot', 'POST', '/holds', {
      token: await buyer.token(),
      body: { showId, quantity: buyer.seats },
      ...(leave === null ? {} : { headers: { 'admission-token': leave } }),
    });
  const turnWith = async (placeToken: string): Promise<Answer<object>> =>
    api.insist('bot', 'POST', `/waiting-rooms/${roomId}/admission`, {
      token: await buyer.token(),
      headers: { 'place-token': placeToken },
    });
  const altered = (token: string): string =>
    `${token.slice(0, -3)}${token.endsWith('A') ? 'B' : 'A'}xy`;
  const ways: readonly { what: string; go: () => Promise<Answer<object>> | null }[] = [
    { what: 'hold without a leave', go: () => holdWith(null) },
    { what: 'hold with the place token for a leave', go: () => holdWith(held.placeToken) },
    {
      what: 'hold with a leave copied from somebody inside',
      go: () => (copied.admission === null ? null : holdWith(copied.admission)),
    },
    {
      what: 'hold with an altered leave',
      go: () => (copied.admission === null ? null : holdWith(altered(copied.admission))),
    },
    {
      what: 'come in with a place copied from somebody else',
      go: () => (copied.place === null ? null : turnWith(copied.place)),
    },
    { what: 'come in with an altered place', go: () => turnWith(altered(held.placeToken)) },
  ];

  let isCalled = false;
  void watch.untilCalled(held).then(() => {
    isCalled = true;
  });
  for (let tried = 0; tried < TRIES_MAX && !isCalled; tried += 1) {
    const way = chance.pick(ways);
    const answer = await way.go();
    if (answer !== null) {
      await note(way.what, answer);
    }
    await world.pause(chance.between(5, 40));
  }
  if (!isCalled) await note('come in too early', await turnWith(held.placeToken));

  async function note(what: string, { status, body }: Answer<object>): Promise<void> {
    if (status === 0 || status >= 500)
      noteFault(ledger, `a bot was answered ${status} ${body.code}`);
    const isIn = !REFUSED.has(status) && status > 0 && status < 500;
    // Called in this very moment, its own place opens the door: then it is no trick.
    if (isIn) await watch.look();
    if (isIn && isCalled) return;
    ledger.tries.push({ what, answer: `${status} ${body.code ?? ''}`.trim(), gotIn: isIn });
  }
}
