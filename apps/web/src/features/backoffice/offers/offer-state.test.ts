import type { OfferAtDesk } from '@houseful/contract/offers-desk';
import { expect, it } from 'vitest';
import { EMPTY_OFFER, offerOf } from './offer-form.ts';
import { offerState } from './offer-state.ts';

const NOW_MS = Date.parse('2026-12-10T12:00:00.000Z');
const plain = offerOf({ ...EMPTY_OFFER, name: 'Ten off', code: 'TEN' });
const NONE = { settled: 0, reserved: 0, amountSettled: 0, amountReserved: 0 };

function at(offer: Partial<typeof plain>, more: Partial<OfferAtDesk> = {}): OfferAtDesk {
  return {
    ...{ offerId: 'off_1', organisationId: 'org_first', version: 1, endedAt: null, codes: null },
    ...{ createdAt: '2026-12-01T00:00:00.000Z', changedAt: '2026-12-01T00:00:00.000Z' },
    ...{ use: NONE, offer: { ...plain, ...offer } },
    ...more,
  };
}
const limits = (changes: Partial<typeof plain.limits>) => ({
  limits: { ...plain.limits, ...changes },
});

it.each([
  ['counts', at({})],
  ['to-come', at({ opensAt: '2026-12-10T12:00:00.001Z' })],
  ['counts', at({ opensAt: '2026-12-10T12:00:00.000Z' })],
  ['over', at({ closesAt: '2026-12-10T12:00:00.000Z' })],
  ['used-up', at(limits({ usesMax: 3 }), { use: { ...NONE, settled: 2, reserved: 1 } })],
  ['counts', at(limits({ usesMax: 3 }), { use: { ...NONE, settled: 2 } })],
  ['used-up', at(limits({ budget: 100 }), { use: { ...NONE, amountSettled: 100 } })],
  ['ended', at({ closesAt: '2026-12-01T12:00:00.000Z' }, { endedAt: '2026-12-02T00:00:00.000Z' })],
])('says %s', (state, offer) => {
  expect(offerState(offer, NOW_MS)).toBe(state);
});
