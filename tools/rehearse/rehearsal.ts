import type { OrderDetails } from '@houseful/contract/booking';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, openApi } from './api.ts';
import { crowdOf } from './crowd.ts';
import { emptyLedger, type Ledger, noteFault, type Visit } from './ledger.ts';
import type { Options } from './options.ts';
import { comparePlaces } from './compare-places.ts';
import { readDrawing } from './seats.ts';
import { openGuests } from './sessions.ts';
import { Halt, setStage, type Stage } from './stage.ts';
import { type Timing, timingOf } from './timing.ts';
import { visit } from './visit.ts';
import { type Watch, watchRoom } from './watch.ts';
import type { Buyer, World } from './world.ts';

const ENDING_MS_MAX = 60_000;
const ORDERS_AT_ONCE = 24;
/** The silent bank's money has come by then, and what was late has gone back. */
const LATE_MONEY_MS_MAX = 75_000;

/** Everything the report is made of. */
export interface Played {
  readonly options: Options;
  readonly timing: Timing;
  readonly name: string;
  readonly ledger: Ledger;
  readonly first: WaitingRoomStatus;
  readonly last: WaitingRoomStatus;
  readonly desk: WaitingRoomDesk;
  readonly proof: string;
  /** As the house has them at the end, by id. */
  readonly orders: ReadonlyMap<string, OrderDetails>;
  readonly openedAtMs: number;
  readonly onSaleAtMs: number;
  readonly endedAtMs: number;
}

/**
 * Plays an on-sale from the closed doors to the last payment on a copy of the show, by nothing but
 * the public API, and leaves the room behind it ended.
 * @throws Halt when the installation does not allow it
 */
export async function rehearse(
  options: Options,
  operator: { email: string; password: string },
  say: (line: string) => void,
): Promise<Played> {
  const ledger = emptyLedger();
  const api = openApi(options.url, (asked) => ledger.asked.push(asked));
  const timing = timingOf(options);
  try {
    const { showId } = options;
    const { rules, patienceMs } = timing;
    const stage = await setStage(api, { showId, operator, rules, patienceMs });
    const { promise: interrupted, reject } = Promise.withResolvers<never>();
    const interrupt = (): void => reject(new Halt('Interrupted; the room is ended.'));
    process.once('SIGINT', interrupt);
    try {
      return await Promise.race([play({ api, ledger, options, timing, stage, say }), interrupted]);
    } catch (error) {
      await stage.order('end').catch(() => undefined);
      throw error;
    } finally {
      process.off('SIGINT', interrupt);
    }
  } finally {
    api.close();
  }
}

interface Play {
  readonly api: Api;
  readonly ledger: Ledger;
  readonly options: Options;
  readonly timing: Timing;
  readonly stage: Stage;
  readonly say: (line: string) => void;
}

async function play({ api, ledger, options, timing, stage, say }: Play): Promise<Played> {
  say(`${stage.name}: a copy is on sale, and a room in front of it (${stage.roomId}).`);
  const people = await openGuests(api, options.buyers);
  say(`${people.length} guests are there.`);
  // What came before is not the on-sale.
  ledger.asked.length = 0;
  const watch = watchRoom(api, ledger, stage.roomId);
  const world = await worldOf({ api, ledger, options, timing, stage, say }, watch);
  const buyers = crowdOf(options).map((character): Buyer => {
    const seen = visitOf(character.buyer);
    ledger.visits.push(seen);
    const token = people[character.buyer]?.token ?? (async () => '');
    return { ...character, token, visit: seen };
  });
  await watch.look();
  const first = watch.latest() as WaitingRoomStatus;

  await stage.order('open');
  await watch.untilPhase('lobby', 'fifo');
  const openedAtMs = api.nowMs();
  say(`The doors are open for ${Math.round(timing.lobbyMs / 1_000)} s.`);
  const visits = buyers.map((buyer) =>
    visit(world, buyer).catch((error: Error) => {
      noteFault(ledger, `a visit broke: ${error.message}`);
    }),
  );
  const comparing = comparePlaces(world, buyers);
  const telling = tellNow(watch, ledger, say);

  await sleep(timing.lobbyMs);
  await stage.order('close-lobby');
  await watch.untilPhase('fifo');
  const onSaleAtMs = api.nowMs();
  say('The order is drawn, and the first are called.');
  const allHome = Promise.all(visits);
  await Promise.race([allHome, deadline(timing.patienceMs)]);
  watch.sendHome();
  await stage.order('drain');
  await Promise.race([allHome, deadline(LATE_MONEY_MS_MAX)]);
  const { proof } = await readProof(api, stage);
  await untilEmpty(watch);
  await comparing.stop();
  const last = watch.latest() as WaitingRoomStatus;
  const desk = await stage.desk();
  await stage.order('end');
  await watch.stop();
  telling.stop();
  const endedAtMs = api.nowMs();
  say('Everybody is home. Holding the books against what each was told …');
  const orders = await readOrders(api, buyers, ledger);
  const { name } = stage;
  const times = { openedAtMs, onSaleAtMs, endedAtMs };
  return { options, timing, name, ledger, first, last, desk, proof, orders, ...times };
}

async function worldOf(
  { api, ledger, options, timing, stage }: Play,
  watch: Watch,
): Promise<World> {
  const { roomId, showId } = stage;
  return {
    ...{ api, ledger, watch, roomId, showId },
    drawing: await readDrawing(api, showId),
    graceMs: timing.rules.graceMs,
    lobbyMs: timing.lobbyMs,
    pause: (seconds) => sleep((seconds * 1_000) / options.speed),
    copied: { admission: null, place: null },
  };
}

function visitOf(buyer: number): Visit {
  return {
    buyer,
    ...{ joinedAtMs: null, number: null, leftAtMs: null, insideFromMs: null, insideToMs: null },
    ...{ cameBack: false, bought: null, end: null },
  };
}

async function readProof(api: Api, { roomId }: Stage): Promise<{ proof: string }> {
  const answer = await api.insist('draw', 'GET', `/waiting-rooms/${roomId}/draw`);
  return { proof: answer.status === 200 ? answer.raw : '' };
}

/** Keeps nothing waiting that is done before. */
function deadline(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

/** Until the last one inside is done, or their time is over. */
async function untilEmpty(watch: Watch): Promise<void> {
  await Promise.race([watch.untilPhase('ended'), deadline(ENDING_MS_MAX)]);
}

/** A line every ten seconds: who watches wants to know that it goes on. */
function tellNow(watch: Watch, ledger: Ledger, say: (line: string) => void): { stop(): void } {
  const timer = setInterval(() => {
    const status = watch.latest();
    if (!status) return;
    const { line, pace, joined, phase } = status;
    const waits = phase === 'lobby' ? joined : line.end - line.serving - line.leftWaiting;
    const bought = ledger.visits.filter(({ bought: each }) => each !== null).length;
    say(
      `  ${phase}: ${joined} joined, ${waits} wait, ${pace.active} inside of ${pace.activeMax}, ${bought} have bought`,
    );
  }, 10_000);
  return { stop: () => clearInterval(timer) };
}

/** Every order that money may have been taken for, as its buyer sees it now. */
async function readOrders(
  api: Api,
  buyers: readonly Buyer[],
  { visits, promised }: Ledger,
): Promise<Map<string, OrderDetails>> {
  const orders = new Map<string, OrderDetails>();
  const asked = buyers.filter(({ buyer }) => visits[buyer]?.insideToMs !== null);
  let next = 0;
  await Promise.all(
    Array.from({ length: ORDERS_AT_ONCE }, async () => {
      for (let buyer = asked[next++]; buyer; buyer = asked[next++]) {
        const token = await buyer.token();
        const { body } = await api.insist<{ items: OrderDetails[] }>('books', 'GET', '/orders', {
          token,
        });
        for (const { orderId, status } of body.items ?? []) {
          if (status !== 'CONFIRMED' && !promised.has(orderId)) continue;
          const order = await api.insist<OrderDetails>('books', 'GET', `/orders/${orderId}`, {
            token,
          });
          if (order.status === 200) orders.set(orderId, order.body);
        }
      }
    }),
  );
  return orders;
}
