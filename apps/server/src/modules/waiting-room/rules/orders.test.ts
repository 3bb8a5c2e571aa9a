import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import { describe, expect, it, test } from 'vitest';
import { judgeOrder, type OrderName, ordersOf } from './orders.ts';

const plain = { paused: false, awaitsRandomness: false };

describe('the orders of an operator', () => {
  test.each([
    ['closed', ['open', 'pause', 'end']],
    ['lobby', ['close-lobby', 'pause', 'end']],
    ['draw', ['pause', 'end']],
    ['fifo', ['pause', 'drain', 'end']],
    ['draining', ['pause', 'end']],
    ['ended', []],
  ] as [WaitingRoomPhase, OrderName[]][])('in %s: %j', (phase, orders) => {
    expect(ordersOf({ ...plain, phase })).toEqual(orders);
  });

  it('wants the announced randomness once the lobby has closed', () => {
    expect(ordersOf({ ...plain, phase: 'draw', awaitsRandomness: true })).toContain(
      'hand-in-randomness',
    );
  });

  it('takes an order that was followed before for done, and refuses what skips a phase', () => {
    expect(judgeOrder('open', { ...plain, phase: 'fifo' })).toBe('done');
    expect(judgeOrder('drain', { ...plain, phase: 'ended' })).toBe('done');
    expect(judgeOrder('resume', { ...plain, phase: 'fifo' })).toBe('done');
    expect(judgeOrder('close-lobby', { ...plain, phase: 'closed' })).toBe('refuse');
    expect(judgeOrder('drain', { ...plain, phase: 'lobby' })).toBe('refuse');
    expect(judgeOrder('hand-in-randomness', { ...plain, phase: 'lobby' })).toBe('refuse');
  });
});
