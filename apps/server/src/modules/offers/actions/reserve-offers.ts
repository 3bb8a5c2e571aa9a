import type { OffersFace, OrderPrice, OrderToPrice } from '@houseful/contract/faces/offers';
import { addMs, type Clock, laterOf, SECOND_MS } from '#platform/clock';
import type { BatchVerb, GroupCommit } from '#platform/group-commit';
import { fingerprint } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { AutomaticOffers } from '../boards/automatic-offers.ts';
import { statedOf } from '../rules/quote-of.ts';
import { countOfCodes, findIssued, useOfCode } from '../store/codes.ts';
import { findOffers, lockOffers, type OfferRow } from '../store/offers.ts';
import {
  countOfPersons,
  countReserved,
  deleteReservations,
  insertReservations,
  lockOrderIds,
  lockReservations,
  prolong,
  type ReservationRow,
  useOfPerson,
  type UseRow,
} from '../store/reservations.ts';
import { isLimited } from './offers-on-hand.ts';
import { answerWish, type ReadOffers, readWish, type ReadWish } from './read-wish.ts';

/** A paid order's news may take this long to come: until then its uses are nobody else's. */
const NEWS_GRACE_MS = 30 * SECOND_MS;
/**
 * After so long the request that reserved has placed its order, or never will: other wishes for the
 * same order are heard then, and not before.
 */
const PLACING_MS_MAX = 60 * SECOND_MS;

export interface ReserveCommand {
  readonly wish: ReadWish;
  readonly until: Date;
  readonly requestDigest: string;
}

/** Prices an order; only where an offer may count for it the database is asked. */
export function reserveOffers(
  automatic: AutomaticOffers,
  reservations: GroupCommit<ReserveCommand, OrderPrice>,
): OffersFace['reserve'] {
  return async ({ until, ...order }) => {
    const read = await readWish(order, automatic);
    if ('answer' in read) return read.answer;
    const { wish } = read;
    return reservations.submit({ wish, until, requestDigest: digestOf(order, wish.code) });
  };
}

/** What makes two requests for an order the same: the tickets and the code, however it was typed. */
function digestOf({ lines }: OrderToPrice, code: ReadWish['code']): string {
  const tickets = lines.map((line) => [line.seatId, line.ticketTypeId ?? null, statedOf(line)]);
  return fingerprint([code ?? null, tickets]);
}

/**
 * Promises each order what its offers take off, in one transaction. Limits hold exactly, over all
 * processes: offers that have any are locked, in key order, before their uses are counted, and what
 * this batch has promised counts for those after it. An order is promised once; repeated it gets
 * the same answer.
 */
export function commitReservations({
  clock,
}: {
  clock: Clock;
}): BatchVerb<ReserveCommand, OrderPrice> {
  return async (tx, commands) => {
    const now = clock.now();
    const orderIds = commands.map(({ wish }) => wish.order.orderId);
    // Orders first, then offers: the order in which every verb takes its locks.
    lockOrderIds(tx, orderIds);
    const known = new Map((await lockReservations(tx, orderIds)).map((row) => [row.order_id, row]));
    const answers = new Map<ReserveCommand, OrderPrice>();
    const open = commands.filter((command) => {
      const answer = answerOfKnown(known.get(command.wish.order.orderId), command, now);
      if (answer) answers.set(command, answer);
      return answer === null;
    });
    prolong(tx, prolonged(commands, answers));
    if (open.length > 0) await promise(tx, open, { answers, now });
    return commands.map((command) => answers.get(command) as OrderPrice);
  };
}

/** What was promised before; null where the wish has to be looked at anew. */
function answerOfKnown(
  row: ReservationRow | undefined,
  { requestDigest }: ReserveCommand,
  now: Date,
): OrderPrice | null {
  if (!row) return null;
  const isSame = row.request_digest === requestDigest;
  const runs = row.state === 'settled' || (row.state === 'reserved' && row.ends_at > now);
  if (runs && isSame) return { outcome: 'priced', quote: row.quote, reserved: true };
  if (row.state === 'settled' || row.state === 'cancelled') return { outcome: 'busy' };
  const mayBePlacing = runs && addMs(row.reserved_at, PLACING_MS_MAX) > now;
  return mayBePlacing ? { outcome: 'busy' } : null;
}

function prolonged(
  commands: readonly ReserveCommand[],
  answers: ReadonlyMap<ReserveCommand, OrderPrice>,
): { orderId: string; endsAt: Date }[] {
  const ends = new Map<string, Date>();
  for (const command of commands) {
    if (answers.get(command)?.outcome !== 'priced') continue;
    const { orderId } = command.wish.order;
    const until = addMs(command.until, NEWS_GRACE_MS);
    ends.set(orderId, laterOf(ends.get(orderId) ?? until, until));
  }
  return [...ends].map(([orderId, endsAt]) => ({ orderId, endsAt }));
}

async function promise(
  tx: Tx,
  open: readonly ReserveCommand[],
  { answers, now }: { answers: Map<ReserveCommand, OrderPrice>; now: Date },
): Promise<void> {
  deleteReservations(
    tx,
    open.map(({ wish }) => wish.order.orderId),
  );
  const offers = await offersFor(tx, open);
  const limitedIds = [...offers.rows.values()].filter(isLimited).map((row) => row.offer_id);
  const [reserved, ofPersons, ofCodes] = await Promise.all([
    countReserved(tx, limitedIds, now),
    countOfPersons(tx, limitedIds, [...new Set(open.flatMap(({ wish }) => wish.personKeys))], now),
    countOfCodes(tx, offers.issued, now),
  ]);
  const tallies = { reserved, ofPersons, ofCodes };
  const made: ReservationRow[] = [];
  const uses: UseRow[] = [];
  const first = new Map<string, ReserveCommand>();
  for (const command of open) {
    const { wish, requestDigest } = command;
    const { orderId, showId } = wish.order;
    const twin = first.get(orderId);
    if (twin) {
      const isSame = twin.requestDigest === requestDigest;
      answers.set(command, isSame ? (answers.get(twin) as OrderPrice) : { outcome: 'busy' });
      continue;
    }
    const { price, uses: used } = answerWish(wish, offers, tallies, now);
    answers.set(command, price);
    if (price.outcome !== 'priced' || !price.reserved) continue;
    first.set(orderId, command);
    const endsAt = addMs(command.until, NEWS_GRACE_MS);
    made.push({
      order_id: orderId,
      show_id: showId,
      request_digest: requestDigest,
      state: 'reserved',
      reserved_at: now,
      ends_at: endsAt,
      quote: price.quote,
      offers: used.map(({ offer, code }) => ({
        ...{ offerId: offer.offer_id, offer: offer.offer },
        ...(code !== null && { issuedCode: code }),
      })),
    });
    for (const { offer, amount, code } of used) {
      const use = {
        ...{ offerId: offer.offer_id, orderId, endsAt, amount, code },
        personKeys: wish.personKeys,
      };
      uses.push(use);
      count(use, tallies);
    }
  }
  insertReservations(tx, made, uses);
}

/** Every offer that these wishes ask about, those with limits locked and as they are under the lock. */
async function offersFor(tx: Tx, open: readonly ReserveCommand[]): Promise<ReadOffers> {
  const codes = codesOf(open);
  const issued = await findIssued(tx, codes);
  const named = [
    ...open.flatMap(({ wish }) => wish.automaticIds),
    ...issued.map(({ offerId }) => offerId),
  ];
  const found = await findOffers(tx, { offerIds: [...new Set(named)], codes });
  const limited = found.filter(isLimited).map((row) => row.offer_id);
  const locked = await lockOffers(tx, limited);
  const unlimited = found.filter((row) => !limited.includes(row.offer_id));
  const rows = new Map<string, OfferRow>();
  for (const row of [...unlimited, ...locked]) rows.set(row.offer_id, row);
  return { rows, issued };
}

/** Each code once. One that cannot be a code is asked for as well: what is no code costs the same time. */
function codesOf(open: readonly ReserveCommand[]): { organisationId: string; code: string }[] {
  const codes = new Map<string, { organisationId: string; code: string }>();
  for (const { wish } of open) {
    if (wish.code === undefined) continue;
    const code = wish.code ?? '';
    const { organisationId } = wish.pricing.show;
    codes.set(`${organisationId} ${code}`, { organisationId, code });
  }
  return [...codes.values()];
}

/** What was just promised counts for whoever comes after it in the batch. */
function count(
  { offerId, amount, personKeys, code }: UseRow,
  tallies: {
    reserved: Map<string, { uses: number; amount: number }>;
    ofPersons: Map<string, number>;
    ofCodes: Map<string, number>;
  },
): void {
  if (code !== null) tallies.ofCodes.set(useOfCode(offerId, code), 1);
  const sum = tallies.reserved.get(offerId) ?? { uses: 0, amount: 0 };
  tallies.reserved.set(offerId, { uses: sum.uses + 1, amount: sum.amount + amount });
  for (const key of personKeys) {
    const use = useOfPerson(offerId, key);
    tallies.ofPersons.set(use, (tallies.ofPersons.get(use) ?? 0) + 1);
  }
}
