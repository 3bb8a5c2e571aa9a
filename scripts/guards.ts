/** One thing that keeps the house right, and how it looks when somebody has taken it away. */
export interface Guard {
  /** What it is good for. */
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly text: string;
  readonly instead: string;
}

const BOOKING = 'apps/server/src/modules/booking';
const PAYMENTS = 'apps/server/src/modules/payments';
const TICKETS = 'apps/server/src/modules/tickets';
const PLATFORM = 'apps/server/src/platform';

/**
 * Each guard alone is removed by `npm run mutants`, which then wants to see a law broken. A guard
 * that nothing misses is either not needed or not tested.
 */
export const GUARDS: readonly Guard[] = [
  {
    name: 'the key of a seat decides who has it',
    file: `${BOOKING}/store/seats.ts`,
    text: 'where s.taken_until <= $6 or s.hold_id = excluded.hold_id',
    instead: 'where $6::timestamptz is not null',
  },
  {
    name: 'within a batch the first to come is served first',
    file: `${BOOKING}/actions/take-seats.ts`,
    text: 'keys.some((key) => wanted.has(key))',
    instead: 'keys.length === 0',
  },
  {
    name: 'who got only some seats gives them back',
    file: `${BOOKING}/actions/take-seats.ts`,
    text: 'if (partial.length > 0)',
    instead: 'if (partial.length < 0)',
  },
  {
    name: 'a hold gives back only its own seats',
    file: `${BOOKING}/store/seats.ts`,
    text: ' and s.hold_id = w.hold_id',
    instead: '',
  },
  {
    name: 'an ended hold makes no order',
    file: `${BOOKING}/actions/commit-orders.ts`,
    text: "if (status !== 'HELD') {",
    instead: "if (status === 'RELEASED') {",
  },
  {
    name: 'an order that comes to its seats too late has none',
    file: `${BOOKING}/actions/commit-orders.ts`,
    text: 'orders.filter((order) => !gone.has(order.hold_id))',
    instead: 'orders.filter(() => gone.size >= 0)',
  },
  {
    name: 'an order has its seats as long as the hold had promised',
    file: `${BOOKING}/actions/commit-orders.ts`,
    text: 'laterOf(hold.expires_at, addMs(now, paymentWindowMs))',
    instead: 'laterOf(now, addMs(now, paymentWindowMs))',
  },
  {
    name: 'a key belongs to one request',
    file: `${BOOKING}/actions/commit-holds.ts`,
    text: '(hold?.request_digest ?? twin?.requestDigest ?? command.requestDigest) !==',
    instead: 'command.requestDigest !==',
  },
  {
    name: 'the holds of a buyer are counted by one at a time',
    file: `${BOOKING}/store/holds.ts`,
    text: 'pg_advisory_xact_lock(key)',
    instead: 'key',
  },
  {
    name: 'a hold is its buyer’s to give back',
    file: `${BOOKING}/actions/release-hold.ts`,
    text: 'known.get(c.holdId)?.buyer_id === c.buyerId',
    instead: 'known.has(c.holdId)',
  },
  {
    name: 'a hold is decided about by one verb at a time',
    file: `${BOOKING}/store/holds.ts`,
    text: 'order by hold_id for update`',
    instead: 'order by hold_id`',
  },
  {
    name: 'an order is decided about by one verb at a time',
    file: `${BOOKING}/store/orders.ts`,
    text: 'order by order_id for update`',
    instead: 'order by order_id`',
  },
  {
    name: 'an order that is being confirmed does not expire meanwhile',
    file: `${BOOKING}/store/orders.ts`,
    text: 'limit $2 for update skip locked`',
    instead: 'limit $2`',
  },
  {
    name: 'late money claims its seats again',
    file: `${BOOKING}/actions/confirm-orders.ts`,
    text: 'settle(claim, won.has(claim), now)',
    instead: 'settle(claim, true, now)',
  },
  {
    name: 'one order is confirmed once in a batch',
    file: `${BOOKING}/actions/confirm-orders.ts`,
    text: ' || claims.some((claim) => claim.orderId === order.order_id)',
    instead: '',
  },
  {
    name: 'money for an order that has ended goes back',
    file: `${BOOKING}/actions/confirm-orders.ts`,
    text: "return 'order-closed';\n  if (!sameMoney",
    instead: 'return null;\n  if (!sameMoney',
  },
  {
    name: 'of two news of a seat the later counts',
    file: `${BOOKING}/boards/seat-board.ts`,
    text: 'if (known && known.fence >= fence) continue;',
    instead: 'if (known && known.fence < 0) continue;',
  },
  {
    name: 'boards hear of a hold when it is committed',
    file: `${BOOKING}/actions/commit-holds.ts`,
    text: 'tx.afterCommit(() => boards.tell(changes));',
    instead: 'boards.tell(changes);',
  },
  {
    name: 'a consumer takes a fact once',
    file: `${PLATFORM}/facts/relay.ts`,
    text: '.filter((f) => fresh.has(f.fact_id))',
    instead: '.filter((f) => fresh.size >= 0 && f.fact_id > 0)',
  },
  {
    name: 'a failed reaction keeps its fact',
    file: `${PLATFORM}/facts/relay.ts`,
    text: 'due.filter((fact) => !failures.has(fact))',
    instead: 'due.filter(() => failures.size >= 0)',
  },
  {
    name: 'everybody in a batch gets the answer to their own command',
    file: `${PLATFORM}/group-commit.ts`,
    text: 'waiting.resolve(answers[index] as R)',
    instead: 'waiting.resolve(answers[index * 0] as R)',
  },
  {
    name: 'a commit whose answer was lost is tried again',
    file: `${PLATFORM}/group-commit.ts`,
    text: 'attempt > RETRIES_MAX ||',
    instead: 'attempt > RETRIES_MAX * 0 ||',
  },
  {
    name: 'a capture that is told twice is one capture',
    file: `${PAYMENTS}/rules/settle-charge.ts`,
    text: "|| attemptState === 'CAPTURED')",
    instead: "|| attemptState === 'FAILED')",
  },
  {
    name: 'money that was taken twice goes back once',
    file: `${PAYMENTS}/rules/settle-charge.ts`,
    text: "surplus: 'duplicate-capture' }",
    instead: 'surplus: null }',
  },
  {
    name: 'money of a payment is counted by one at a time',
    file: `${PAYMENTS}/store/payments.ts`,
    text: `where (provider, provider_ref) in (select * from unnest($1::text[], $2::text[]))
            order by payment_id
              for no key update`,
    instead: `where (provider, provider_ref) in (select * from unnest($1::text[], $2::text[]))
            order by payment_id`,
  },
  {
    name: 'of a cancelled order goes back what its policy gives',
    file: `${PAYMENTS}/actions/refund-payments.ts`,
    text: 'isWhole: false,',
    instead: 'isWhole: true,',
  },
  {
    name: 'what no webhook told is asked for',
    file: `${PAYMENTS}/actions/reconcile-payments.ts`,
    text: 'await settleNews(due, news);',
    instead: 'void settleNews;',
  },
  {
    name: 'an order that was cancelled before it had tickets gets none',
    file: `${TICKETS}/actions/revoke-tickets.ts`,
    text: 'await insertIssuedOrders(tx, paid);',
    instead: 'void insertIssuedOrders;',
  },
];
