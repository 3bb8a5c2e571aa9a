import { DEFAULT_JOIN_RULES } from '@houseful/contract/waiting-room';
import { DEFAULT_RULES } from '@houseful/line/line';
import { describe, expect, it } from 'vitest';
import { type Changeable, changesOf } from './changes.ts';

const room: Changeable = {
  phase: 'closed',
  rules: DEFAULT_RULES,
  join_rules: DEFAULT_JOIN_RULES,
  opens_at: new Date('2026-11-21T10:00:00Z'),
  on_sale_at: null,
  message: null,
};

describe('a change of a room', () => {
  it('is only what differs, and says from what to what', () => {
    const changes = changesOf(room, { rules: { placesPerInterval: 80, activeMax: 500 } });
    expect(changes?.before).toEqual({ placesPerInterval: 50 });
    expect(changes?.after).toEqual({ placesPerInterval: 80 });
    expect(Object.keys(changes?.fields ?? {})).toEqual(['rules']);
  });

  it('is nothing when all is as it was', () => {
    expect(changesOf(room, { opensAt: '2026-11-21T10:00:00.000Z', message: null })?.fields).toEqual(
      {},
    );
  });

  it('leaves alone what has happened', () => {
    const later = '2026-11-21T12:00:00.000Z';
    expect(changesOf({ ...room, phase: 'lobby' }, { opensAt: later })).toBeNull();
    expect(changesOf({ ...room, phase: 'lobby' }, { onSaleAt: later })).not.toBeNull();
    expect(changesOf({ ...room, phase: 'fifo' }, { onSaleAt: later })).toBeNull();
    expect(changesOf({ ...room, phase: 'ended' }, { message: 'Thank you' })).toBeNull();
  });

  it('does not put the sale before the doors', () => {
    expect(changesOf(room, { onSaleAt: '2026-11-21T09:00:00.000Z' })).toBeNull();
  });
});
