import type { ConfirmedOrder, Hold, PlacedOrder } from '@houseful/contract/booking';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './api.ts';
import { type End, noteFault } from './ledger.ts';
import { type Buyer, leave, type World } from './world.ts';

const CHOICES_MAX = 4;
const WALKS_OFF_SHARE = 0.03;
const GIVES_UP_SHARE = 0.06;
/** What the bank says. */
const SILENT_SHARE = 0.03;
const DECLINED_SHARE = 0.08;
const TRIES_ANOTHER_CARD_SHARE = 0.6;
/** The sandbox bank that was silent takes the money after 20 seconds. */
const BANK_MS_MAX = 60_000;
const BANK_LOOK_MS = 2_000;

/** Inside: seats, an order, money; or not. */
export async function shop(
  world: World,
  buyer: Buyer,
  held: HeldPlace,
  admissionToken: string,
): Promise<End> {
  const { api, ledger, chance, visit } = { ...world, ...buyer };
  world.copied.admission = admissionToken;
  world.copied.place = held.placeToken;
  visit.insideFromMs = api.nowMs();
  if (chance.hits(WALKS_OFF_SHARE)) return 'walked-off';

  await world.pause(chance.between(10, 70));
  const hold = await chooseSeats(world, buyer, admissionToken);
  if (hold === null) return goHome(world, buyer, held, 'found-none');
  if (chance.hits(GIVES_UP_SHARE)) {
    await world.pause(chance.between(10, 60));
    const token = await buyer.token();
    await api.insist('release', 'DELETE', `/holds/${hold.holdId}`, { token });
    return goHome(world, buyer, held, 'gave-up');
  }

  await world.pause(chance.between(10, 50));
  const placed = await api.insist<PlacedOrder>('order', 'POST', '/orders', {
    token: await buyer.token(),
    body: { holdId: hold.holdId },
  });
  if (placed.status !== 201) {
    noteFault(ledger, `an order was answered ${placed.status} ${placed.body.code}`);
    return goHome(world, buyer, held, 'gave-up');
  }
  const { orderId, seatIds } = placed.body;

  await world.pause(chance.between(15, 60));
  // From here on the house may count the place as free at any moment.
  visit.insideToMs = api.nowMs();
  const paid = await pay(world, buyer, orderId);
  if (paid === null) return goHome(world, buyer, held, 'gave-up');
  const tickets = paid.tickets.length;
  visit.bought = { orderId, seatIds, tickets, paidAtMs: api.nowMs() };
  return 'bought';
}

async function chooseSeats(
  world: World,
  buyer: Buyer,
  admissionToken: string,
): Promise<Hold | null> {
  const { api, ledger, drawing, showId, chance } = { ...world, ...buyer };
  let byName = buyer.picksByName;
  for (let choice = 0; choice < CHOICES_MAX; choice += 1) {
    const token = await buyer.token();
    const seatIds = byName ? await drawing.pickNeighbours(buyer.seats, chance, token) : null;
    const held = await api.insist<Hold>('hold', 'POST', '/holds', {
      token,
      key: `rehearsal-${buyer.buyer}-${choice}`,
      headers: { 'admission-token': admissionToken },
      body: seatIds ? { showId, seatIds } : { showId, quantity: buyer.seats },
    });
    if (held.status === 201) return held.body;
    const { code } = held.body;
    if (code === 'not-enough-seats') return null;
    // Somebody was quicker, or a lone seat would be left: the house may choose.
    if (code === 'seats-taken' || code === 'leaves-single-seat') byName = false;
    else {
      noteFault(ledger, `a hold of somebody inside was answered ${held.status} ${code}`);
      return null;
    }
    await world.pause(chance.between(3, 15));
  }
  return null;
}

async function pay(world: World, buyer: Buyer, orderId: string): Promise<ConfirmedOrder | null> {
  const { api, ledger, chance } = { ...world, ...buyer };
  const confirm = async (what: string, paymentToken: string): Promise<Answer<ConfirmedOrder>> =>
    api.insist<ConfirmedOrder>(what, 'POST', `/orders/${orderId}/confirm-payment`, {
      token: await buyer.token(),
      body: { paymentToken },
    });

  const mood = chance.next();
  if (mood < SILENT_SHARE) {
    ledger.promised.add(orderId);
    const answer = await confirm('silent payment', 'tok_timeout');
    return answer.status === 200 ? answer.body : waitForTheBank(world, buyer, orderId);
  }
  if (mood < SILENT_SHARE + DECLINED_SHARE) {
    const declined = await confirm('declined payment', 'tok_decline');
    if (declined.status !== 402) {
      noteFault(ledger, `a declined payment was answered ${declined.status}`);
    }
    if (!chance.hits(TRIES_ANOTHER_CARD_SHARE)) return null;
    await world.pause(chance.between(10, 40));
  }
  const answer = await confirm('payment', 'tok_success');
  if (answer.status === 200) return answer.body;
  ledger.promised.add(orderId);
  if (answer.body.code === 'payment-pending') return waitForTheBank(world, buyer, orderId);
  noteFault(ledger, `a payment was answered ${answer.status} ${answer.body.code}`);
  return null;
}

/** The page keeps looking, and turns green when the money has come. */
async function waitForTheBank(
  { api }: World,
  buyer: Buyer,
  orderId: string,
): Promise<ConfirmedOrder | null> {
  for (let waitedMs = 0; waitedMs < BANK_MS_MAX; waitedMs += BANK_LOOK_MS) {
    await sleep(BANK_LOOK_MS);
    const { body } = await api.insist<ConfirmedOrder>('order status', 'GET', `/orders/${orderId}`, {
      token: await buyer.token(),
    });
    if (body.status === 'CONFIRMED' && body.tickets.length > 0) return body;
  }
  return null;
}

async function goHome(world: World, buyer: Buyer, held: HeldPlace, end: End): Promise<End> {
  buyer.visit.insideToMs ??= world.api.nowMs();
  await leave(world, buyer, held);
  return end;
}
