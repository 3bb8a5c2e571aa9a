import pg from 'pg';
import { systemClock } from '#platform/clock';
import { SHOWS, type BoxOffice } from '#test/drills/box-office';
import type { Visit } from '#test/drills/ledger';
import type { Line } from '#test/drills/line';

const { sleep } = systemClock;

/** Silent banks speak after 20 s; refunds are tried every 2 s. */
const DRAIN_MS_MAX = 90_000;
const DRAIN_POLL_MS = 500;
const MAPS_AGREE_MS_MAX = 10_000;
const ORDERS_ASKED_MAX = 300;

/** What must be gone before the books can be closed. */
const UNDER_WAY: Readonly<Record<string, string>> = {
  'facts not delivered': 'select count(*)::int as n from platform.outbox',
  'refunds not done': `select count(*)::int as n from payments.refunds where status <> 'DONE'`,
  'charges the bank is silent about': `select count(*)::int as n from payments.sandbox_charges where status = 'PROCESSING'`,
  'captures nobody heard of': `select count(*)::int as n
      from payments.sandbox_charges c join payments.sandbox_intents i using (intent_id)
     where c.status = 'CAPTURED'
       and not exists (select from payments.attempts a
                        where a.payment_id = i.payment_id and a.state = 'CAPTURED')`,
  'paid orders not confirmed': `select count(*)::int as n
      from payments.payments p join booking.orders o using (order_id)
     where p.status = 'CAPTURED' and o.status = 'PAYMENT_PENDING'`,
};

/** Sentences that must be empty, whatever happened. */
const LAWS: Readonly<Record<string, string>> = {
  'seats in two confirmed orders': `select count(*)::int as n from (
      select from booking.orders o, unnest(o.seat_ids) as seat
       where o.status = 'CONFIRMED' group by o.show_id, seat having count(*) > 1) as twice`,
  'sold seats without a confirmed order, or the other way round': `select count(*)::int as n
      from (select show_id, seat_id from booking.seats where taken_until = 'infinity') as sold
      full join (select o.show_id, seat as seat_id from booking.orders o, unnest(o.seat_ids) as seat
                  where o.status = 'CONFIRMED') as lines using (show_id, seat_id)
     where sold.show_id is null or lines.show_id is null`,
  'running holds without all their seats': `select count(*)::int as n
      from booking.holds h
     where h.order_id is null and h.released_at is null and h.expires_at > $1
       and cardinality(h.seat_ids) <> (select count(*) from booking.seats s
            where s.show_id = h.show_id and s.hold_id = h.hold_id and s.taken_until > $1
              and s.seat_id = any (h.seat_ids))`,
  'taken seats of no hold': `select count(*)::int as n from booking.seats s
     where s.taken_until > $1 and not exists (select from booking.holds h where h.hold_id = s.hold_id)`,
  'confirmed lines without a good ticket, or the other way round': `select count(*)::int as n
      from (select order_id, seat_id from tickets.tickets where status = 'VALID') as good
      full join (select o.order_id, seat as seat_id from booking.orders o, unnest(o.seat_ids) as seat
                  where o.status = 'CONFIRMED') as lines using (order_id, seat_id)
     where good.order_id is null or lines.order_id is null`,
  'facts set aside':
    'select count(*)::int as n from platform.outbox where set_aside_at is not null',
};

export interface Books {
  /** In minor units, by the bank's own books: what was captured, and what was given back. */
  readonly taken: number;
  readonly refunded: number;
  /** What confirmed orders cost, and what cancelled ones keep by their policy. */
  readonly kept: number;
  readonly tickets: number;
}

export interface Audit {
  readonly books: Books;
  /** One sentence for each thing that is not as it was promised. */
  readonly faults: readonly string[];
  /** How long it took until nothing was under way any more. */
  readonly drainedMs: number;
}

const READY_MS_MAX = 60_000;
const LOOK_EVERY_MS = 200;

/** A server that was killed takes its database down and up again, perhaps after its buyers have long been served. */
async function addressWhenReady(box: BoxOffice): Promise<string> {
  const giveUpMs = performance.now() + READY_MS_MAX;
  for (;;) {
    try {
      return box.databaseUrl();
    } catch (error) {
      if (performance.now() > giveUpMs) throw error;
      await systemClock.sleep(LOOK_EVERY_MS);
    }
  }
}

/** Waits until all that is under way has ended, then holds what buyers were told against what is there. */
export async function audit(box: BoxOffice, line: Line, visits: readonly Visit[]): Promise<Audit> {
  const client = new pg.Client({ connectionString: await addressWhenReady(box) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const rows = async <R>(text: string, values: unknown[] = []) =>
      (await client.query(text, values)).rows as R[];
    const drained = await drain(rows);
    const faults = [
      ...drained.faults,
      ...(await brokenLaws(rows)),
      ...(await lostVisits(rows, visits)),
      ...(await wrongAnswers(line, visits)),
      ...(await wrongMaps(box, rows)),
    ];
    const books = await readBooks(rows);
    if (books.taken !== books.kept + books.refunded) {
      faults.push(
        `money: ${books.taken} taken is not ${books.kept} kept and ${books.refunded} given back`,
      );
    }
    return { books, faults, drainedMs: drained.ms };
  } finally {
    await client.end();
  }
}

type Rows = <R>(text: string, values?: unknown[]) => Promise<R[]>;

async function count(rows: Rows, text: string, values: unknown[] = []): Promise<number> {
  const [row] = await rows<{ n: number }>(text, values);
  return Number(row?.n);
}

async function drain(rows: Rows): Promise<{ ms: number; faults: string[] }> {
  const since = performance.now();
  for (;;) {
    const left: string[] = [];
    for (const [what, text] of Object.entries(UNDER_WAY)) {
      const n = await count(rows, text);
      if (n > 0) left.push(`${n} ${what}`);
    }
    const ms = Math.round(performance.now() - since);
    if (left.length === 0) return { ms, faults: [] };
    if (ms > DRAIN_MS_MAX) {
      return { ms, faults: left.map((each) => `${each} after ${Math.round(ms / 1_000)} s`) };
    }
    await sleep(DRAIN_POLL_MS);
  }
}

async function brokenLaws(rows: Rows): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, text] of Object.entries(LAWS)) {
    const n = await count(rows, text, text.includes('$1') ? [systemClock.now()] : []);
    if (n > 0) faults.push(`${n} ${what}`);
  }
  return faults;
}

interface HoldRow {
  readonly hold_id: string;
  readonly buyer_id: string;
  readonly seat_ids: string[];
  readonly released: boolean;
}
interface OrderRow {
  readonly order_id: string;
  readonly hold_id: string;
  readonly status: string;
  readonly refund: number | null;
  readonly amount: number;
  readonly codes: string[] | null;
}

/** Whatever a buyer was told is there, and is there once. */
async function lostVisits(rows: Rows, visits: readonly Visit[]): Promise<string[]> {
  const holds = new Map(
    (
      await rows<HoldRow>(
        'select hold_id, buyer_id, seat_ids, released_at is not null as released from booking.holds',
      )
    ).map((row) => [row.hold_id, row]),
  );
  const orders = new Map(
    (
      await rows<OrderRow>(
        `select o.order_id, o.hold_id, o.status, o.refund_amount::float8 as refund,
                p.amount::float8 as amount,
                (select array_agg(t.code order by t.code) from tickets.tickets t
                  where t.order_id = o.order_id) as codes
           from booking.orders o join payments.payments p using (order_id)`,
      )
    ).map((row) => [row.order_id, row]),
  );
  const faults: string[] = [];
  for (const visit of visits) {
    const what = faultOf(visit, holds, orders);
    if (what) faults.push(`${visit.key}: ${what}`);
  }
  // Only when each visit has ended can a hold that nobody was told of be one too many.
  if (visits.some(({ done, wrong }) => !done || wrong)) return faults;
  const acknowledged = new Set(visits.map(({ hold }) => hold?.holdId));
  const buyers = new Set(visits.map(({ token }) => buyerOf(token)));
  const unknown = [...holds.values()].filter(
    (row) => buyers.has(row.buyer_id) && !acknowledged.has(row.hold_id),
  );
  if (unknown.length > 0) faults.push(`${unknown.length} holds that nobody was told of`);
  return faults;
}

/** Who an access token is for. */
function buyerOf(token: string): string {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { sub: string }).sub;
}

function faultOf(
  { hold, released, order, promised, paid, cancelled, wrong }: Visit,
  holds: ReadonlyMap<string, HoldRow>,
  orders: ReadonlyMap<string, OrderRow>,
): string | null {
  if (wrong) return wrong;
  if (!hold) return null;
  const heldRow = holds.get(hold.holdId);
  if (!heldRow) return 'the hold is lost';
  if (heldRow.seat_ids.toSorted().join() !== hold.seatIds.toSorted().join()) {
    return 'the hold has other seats';
  }
  if (released && !heldRow.released) return 'the release is lost';
  if (!order) return null;
  const row = orders.get(order.orderId);
  if (row?.hold_id !== hold.holdId) return 'the order is lost';
  if (row.amount !== order.amount) return 'the order costs something else';
  if (cancelled) {
    if (row.status !== 'CANCELLED') return 'the cancellation is lost';
    return (row.refund ?? 0) === cancelled.refund ? null : 'the refund is not what was agreed';
  }
  if ((paid || promised) && row.status !== 'CONFIRMED') return `was paid, and is ${row.status}`;
  if (paid && row.codes?.toSorted().join() !== paid.join()) return 'has other tickets';
  return null;
}

/** The API tells the same as the database: a sample of buyers looks at the last order. */
async function wrongAnswers(line: Line, visits: readonly Visit[]): Promise<string[]> {
  const paid = visits.filter((visit) => visit.order && visit.paid && !visit.cancelled);
  const step = Math.max(1, Math.ceil(paid.length / ORDERS_ASKED_MAX));
  const faults: string[] = [];
  for (let index = 0; index < paid.length; index += step) {
    const { token, order, paid: codes = [] } = paid[index] as Visit;
    const until = performance.now() + DRAIN_MS_MAX;
    const { status, body } = await line.insist(
      'GET',
      `/orders/${order?.orderId}`,
      { token },
      until,
    );
    const tickets = (body['tickets'] as { code: string }[] | undefined) ?? [];
    const same =
      tickets
        .map(({ code }) => code)
        .toSorted()
        .join() === codes.join();
    if (status !== 200 || body['status'] !== 'CONFIRMED' || !same) {
      faults.push(`the API shows order ${order?.orderId} as ${String(body['status'] ?? status)}`);
    }
  }
  return faults;
}

/** Every process shows the seats as they are. */
async function wrongMaps(box: BoxOffice, rows: Rows): Promise<string[]> {
  const giveUpAt = performance.now() + MAPS_AGREE_MS_MAX;
  for (;;) {
    const wrong: string[] = [];
    for (const server of box.servers) {
      for (const showId of SHOWS) {
        const taken = await rows<{ seat_id: string }>(
          'select seat_id from booking.seats where show_id = $1 and taken_until > $2',
          [showId, systemClock.now()],
        );
        const shown = await fetch(`${server.url}/api/v1/shows/${showId}/seat-status`);
        const { unavailableSeatIds = [], heldSeatIds = [] } = (await shown.json()) as {
          unavailableSeatIds?: string[];
          heldSeatIds?: string[];
        };
        const isSame =
          [...unavailableSeatIds, ...heldSeatIds].toSorted().join() ===
          taken
            .map(({ seat_id }) => seat_id)
            .toSorted()
            .join();
        if (!isSame) wrong.push(`${server.url} shows other seats of ${showId} than there are`);
      }
    }
    if (wrong.length === 0 || performance.now() > giveUpAt) return wrong;
    await sleep(DRAIN_POLL_MS);
  }
}

async function readBooks(rows: Rows): Promise<Books> {
  const [books] = await rows<Books>(
    `select (select coalesce(sum(i.amount), 0)::float8
               from payments.sandbox_charges c join payments.sandbox_intents i using (intent_id)
              where c.status = 'CAPTURED') as taken,
            (select coalesce(sum(amount), 0)::float8 from payments.sandbox_refunds) as refunded,
            (select coalesce(sum(p.amount - coalesce(o.refund_amount, 0)), 0)::float8
               from booking.orders o join payments.payments p using (order_id)
              where o.confirmed_at is not null) as kept,
            (select count(*)::int from tickets.tickets where status = 'VALID') as tickets`,
  );
  if (!books) throw new Error('the books cannot be read');
  return books;
}
