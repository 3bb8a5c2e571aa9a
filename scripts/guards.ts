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
const OFFERS = 'apps/server/src/modules/offers';
const COUNTER = 'apps/server/src/modules/counter';
const GATE = 'apps/server/src/modules/gate';
const CATALOG = 'apps/server/src/modules/catalog';
const WAITING_ROOM = 'apps/server/src/modules/waiting-room';
const LINE = 'packages/line/src';
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
    text: `reason: CANCELLED,
                  isWhole: false,`,
    instead: `reason: CANCELLED,
                  isWhole: true,`,
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
  {
    name: 'a line is moved by one at a time',
    file: `${WAITING_ROOM}/store/rooms.ts`,
    text: 'order by room_id for update`',
    instead: 'order by room_id`',
  },
  {
    name: 'of a lobby’s numbers only a last word is the last',
    file: `${WAITING_ROOM}/store/blocks.ts`,
    text: 'reported = r.is_last',
    instead: 'reported = true',
  },
  {
    name: 'after the last word no number of the lease is given',
    file: `${WAITING_ROOM}/boards/lobby-numbers.ts`,
    text: '    lobby.block = null;\n  }',
    instead: '  }',
  },
  {
    name: 'the numbers of a lost process count in full',
    file: `${WAITING_ROOM}/actions/move-by-time.ts`,
    text: 'countLostBlocksInFull(tx, roomId);',
    instead: 'void countLostBlocksInFull;',
  },
  {
    name: 'every lease is in the public chain',
    file: `${WAITING_ROOM}/actions/lease-block.ts`,
    text: 'chain_head: chainAfter(room.chain_head, block, portableDigests),',
    instead: 'chain_head: room.chain_head,',
  },
  {
    name: 'no more are called than there is room for',
    file: `${LINE}/line.ts`,
    text: 'rules.activeMax - active - openIn(line)',
    instead: 'rules.activeMax',
  },
  {
    name: 'no more are called than the pace allows',
    file: `${LINE}/line.ts`,
    text: 'rules.placesPerInterval - counted',
    instead: 'rules.placesPerInterval',
  },
  {
    name: 'who has left is not called',
    file: `${LINE}/call-next.ts`,
    text: 'const isLeft = isSpent(serving);',
    instead: 'const isLeft = isSpent(serving) && serving < 0;',
  },
  {
    name: 'a number that is used up lets nobody in',
    file: `${LINE}/take-turn.ts`,
    text: '  if (holder.isSpent) return stays(OUT);\n',
    instead: '',
  },
  {
    name: 'a turn that is over is over',
    file: `${LINE}/take-turn.ts`,
    text: 'return call.endsAtMs > line.atMs;',
    instead: 'return call.endsAtMs > 0;',
  },
  {
    name: 'one person is let in with one place',
    file: `${WAITING_ROOM}/actions/room-desk.ts`,
    text: 'this.#cameWithOther(number, buyerId)',
    instead: 'number < 0',
  },
  {
    name: 'who was let in as a guest is not let in as the account',
    file: `${WAITING_ROOM}/actions/room-desk.ts`,
    text: 'return this.#accounts.get(buyerId) ?? buyerId;',
    instead: 'return this.#accounts.size < 0 ? "" : buyerId;',
  },
  {
    name: 'what a failed commit has noted is forgotten',
    file: `${WAITING_ROOM}/boards/spent-boards.ts`,
    text: '      entries.delete(roomId);\n',
    instead: '',
  },
  {
    name: 'a place token is its owner’s',
    file: `${WAITING_ROOM}/actions/find-place.ts`,
    text: 'claim.roomId === roomId && (await isSame',
    instead: 'claim.roomId === roomId || (await isSame',
  },
  {
    name: 'who is done inside holds no seats',
    file: `${WAITING_ROOM}/actions/admit-to-seats.ts`,
    text: ' || holder.has_ended) return false;',
    instead: ') return false;',
  },
  {
    name: 'whose time inside is over holds no seats',
    file: `${WAITING_ROOM}/actions/admit-to-seats.ts`,
    text: 'return holder.expires_at.getTime() > Math.max(clock.now().getTime(), holder.line_at_ms);',
    instead: 'return holder.line_at_ms > 0;',
  },
  {
    name: 'a process that knows no room yet opens no doors',
    file: `${WAITING_ROOM}/boards/room-boards.ts`,
    text: '      await readAll();\n',
    instead: '      await look();\n',
  },
  {
    name: 'a change of an order was made of the order as it is',
    file: `${BOOKING}/actions/change-order.ts`,
    text: 'if (locked.version !== seen.version) throw',
    instead: 'if (locked.version < 0) throw',
  },
  {
    name: 'a change that is asked for again is the same change',
    file: `${BOOKING}/actions/change-order.ts`,
    text: 'if (twin) return told(',
    instead: 'if (twin && locked.version < 0) return told(',
  },
  {
    name: 'by hand goes back no more than is left',
    file: `${BOOKING}/actions/refund-by-hand.ts`,
    text: ' || amount.amount > refundable.amount) {',
    instead: ') {',
  },
  {
    name: 'an offer’s uses are counted by one at a time',
    file: `${OFFERS}/store/offers.ts`,
    text: 'ended_at is null\n            order by offer_id for update`',
    instead: 'ended_at is null\n            order by offer_id`',
  },
  {
    name: 'what is being paid for counts as used',
    file: `${OFFERS}/store/reservations.ts`,
    text: "state = 'reserved' and ends_at > $2\n            group by",
    instead: "state = 'settled' and ends_at > $2\n            group by",
  },
  {
    name: 'an unpaid use ends with its order',
    file: `${OFFERS}/store/reservations.ts`,
    text: "state = 'reserved' and ends_at > $2\n            group by",
    instead: "state = 'reserved' and $2::timestamptz is not null\n            group by",
  },
  {
    name: 'a screen plays one show at a time',
    file: `${CATALOG}/migrations/0020_schedule.sql`,
    text: 'exclude using gist (screen_id with =, occupied with &&)',
    instead: 'check (screen_id is null or occupied is not null or true)',
  },
  {
    name: 'a drawer is moved by one at a time',
    file: `${COUNTER}/store/shifts.ts`,
    text: 'where shift_id = $1 for update`',
    instead: 'where shift_id = $1`',
  },
  {
    name: 'a drawer gives no more cash than it has',
    file: `${COUNTER}/actions/move-money.ts`,
    text: 'expected + amount < 0',
    instead: 'expected + amount < -1e12',
  },
  {
    name: 'each sum is handed back once',
    file: `${COUNTER}/actions/hand-back.ts`,
    text: 'if (line.shift_id !== shiftId) throw',
    instead: 'if (line.shift_id === null) throw',
  },
  {
    name: 'of all who hold up a ticket one is let in',
    file: `${GATE}/store/tickets.ts`,
    text: 'or code = any($3::text[])\n            order by ticket_id\n              for update`',
    instead: 'or code = any($3::text[])\n            order by ticket_id`',
  },
  {
    name: 'a scan that is sent again is the same scan',
    file: `${GATE}/actions/commit-scans.ts`,
    text: 'const known = groups.get(scanId);',
    instead: "const known = groups.get('');",
  },
  {
    name: 'a ticket that is told after its cancellation opens no gate',
    file: `${GATE}/actions/note-tickets.ts`,
    text: 'cancelledAt ?? revoked.get(row.ticket_id) ?? null',
    instead: 'revoked.get(row.ticket_id) ?? (cancelledAt && null)',
  },
  {
    name: 'of two names of an order the later counts',
    file: `${GATE}/store/orders.ts`,
    text: 'where known.changed_version < excluded.changed_version',
    instead: 'where known.changed_version >= 0',
  },
];
