import type { OrderDetails } from '@houseful/contract/booking';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { newLine, publicLine } from '@houseful/line/line';
import { expect, test } from 'vitest';
import {
  calledWithinInterval,
  everybodyIsAccountedFor,
  insideByTheirOwnAccount,
  moneyIsTickets,
  neverAboveTheCap,
  noSeatTwice,
  servingNeverGoesBack,
} from './laws.ts';
import { emptyLedger, type Seen, type Visit } from './ledger.ts';

const rupees = (amount: number) => ({ amount, currency: 'INR' });

function orderOf(orderId: string, seatIds: string[], changes: object = {}): OrderDetails {
  return {
    ...{ orderId, seatIds, status: 'CONFIRMED', total: rupees(100 * seatIds.length) },
    quote: { lines: seatIds.map((seatId) => ({ seatId, price: rupees(100) })) },
    tickets: seatIds.map((seatId) => ({ ticketId: seatId, seatId, code: seatId })),
    refund: null,
    ...changes,
  } as unknown as OrderDetails;
}

function books(...orders: OrderDetails[]): Map<string, OrderDetails> {
  return new Map(orders.map((order) => [order.orderId, order]));
}

function visitOf(changes: Partial<Visit> = {}): Visit {
  return {
    ...{ buyer: 0, joinedAtMs: 0, number: 0, leftAtMs: null, cameBack: false },
    ...{ insideFromMs: null, insideToMs: null, bought: null, end: 'bought' },
    ...changes,
  };
}

function seenWith(status: object): Seen {
  return { atMs: 0, status: { asOf: '', ...status } as unknown as WaitingRoomStatus };
}

const told = (visit: Partial<Visit> = {}) => ({ visits: [visitOf(visit)], promised: new Set('p') });

test('a seat in two paid orders is found, in a paid and a lapsed one it is none', () => {
  const lapsed = orderOf('3', ['A1'], { status: 'EXPIRED' });
  expect(noSeatTwice(books(orderOf('1', ['A1']), orderOf('2', ['A2']), lapsed)).faults).toEqual([]);
  expect(noSeatTwice(books(orderOf('1', ['A1']), orderOf('2', ['A2', 'A1']))).faults).toEqual([
    'A1 in 1 and 2',
  ]);
});

test.each([
  ['a price that is not the sum of its seats', orderOf('1', ['A1'], { total: rupees(99) })],
  ['a seat without a ticket', orderOf('1', ['A1'], { tickets: [] })],
  [
    'an order that its buyer was told is paid, and is not',
    orderOf('1', ['A1'], { status: 'FAILED' }),
  ],
])('%s is found', (_, order) => {
  const bought = { orderId: '1', seatIds: ['A1'], tickets: 1, paidAtMs: 0 };
  const all = { visits: [visitOf({ bought })], promised: new Set<string>() };
  expect(moneyIsTickets(all, books(orderOf('1', ['A1']))).faults).toEqual([]);
  expect(moneyIsTickets(all, books(order)).faults).not.toEqual([]);
});

test('a silent bank ends in tickets or money back', () => {
  const refund = { amount: rupees(100), status: 'PENDING', updatedAt: '' };
  const lapsed = { status: 'EXPIRED' };
  expect(moneyIsTickets(told(), books(orderOf('p', ['A1']))).faults).toEqual([]);
  expect(moneyIsTickets(told(), books(orderOf('p', ['A1'], { ...lapsed, refund }))).faults).toEqual(
    [],
  );
  expect(moneyIsTickets(told(), books(orderOf('p', ['A1'], lapsed))).faults).toHaveLength(1);
});

test('one more than the cap is found, by the house’s count and by their own', () => {
  const pace = { active: 3, called: 2, activeMax: 5 };
  expect(neverAboveTheCap({ seen: [seenWith({ pace })] }).faults).toEqual([]);
  expect(
    neverAboveTheCap({ seen: [seenWith({ pace: { ...pace, called: 3 } })] }).faults,
  ).toHaveLength(1);
  const stays = [0, 10].map((at) => visitOf({ insideFromMs: at, insideToMs: at + 10 }));
  expect(insideByTheirOwnAccount(stays, 1).faults).toEqual([]);
  const overlap = visitOf({ insideFromMs: 5, insideToMs: 6 });
  expect(insideByTheirOwnAccount([...stays, overlap], 1).faults).toHaveLength(1);
});

test('calls are counted within an interval, without those who had left before', () => {
  const seen = [0, 2, 4, 6].map((serving, second) => {
    const line = { ...publicLine(newLine(0, 9)), serving };
    const asOf = new Date(second * 1_000).toISOString();
    return seenWith({ asOf, line, phase: 'fifo', announcement: null, draw: null });
  });
  const visits = Array.from({ length: 9 }, (_, number) =>
    visitOf({ number, end: number === 3 ? 'left' : 'bought' }),
  );
  const [first, last] = [seen[0], seen.at(-1)] as [Seen, Seen];
  const withinTwo = { ...first.status, pace: { intervalMs: 2_000 } } as WaitingRoomStatus;
  const ledger = { ...emptyLedger(), seen, visits };
  const played = { ledger, first: withinTwo, last: last.status };
  expect(calledWithinInterval(played).map(({ called }) => called)).toEqual([0, 2, 3, 3]);
});

test('a line that goes back is found', () => {
  const line = publicLine(newLine(0, 9));
  const at = (serving: number) => seenWith({ line: { ...line, serving } });
  expect(servingNeverGoesBack([at(1), at(1), at(4)]).faults).toEqual([]);
  expect(servingNeverGoesBack([at(4), at(3)]).faults).toEqual(['from 4 to 3']);
});

test('who never heard how it ended is found, and who still waited is told of', () => {
  expect(everybodyIsAccountedFor([visitOf()]).faults).toEqual([]);
  const faults = [visitOf({ end: null }), visitOf({ end: 'sent-home' })];
  expect(everybodyIsAccountedFor(faults).faults).toHaveLength(2);
});
