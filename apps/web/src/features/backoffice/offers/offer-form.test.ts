import type { Offer } from '@houseful/contract/offers';
import { describe, expect, it } from 'vitest';
import { EMPTY_OFFER, type OfferForm, offerFlaws, offerFormOf, offerOf } from './offer-form.ts';

const OFFER: Offer = {
  ...{ name: 'Students on Tuesday', currency: 'INR', code: 'CAMPUS' },
  effect: { kind: 'percent', share: 2050, amountMax: 150_00 },
  scope: {
    ...{ titleIds: ['ttl_1'], showIds: ['shw_1'], venueIds: null, categoryIds: ['gold'] },
    ...{ ticketTypeIds: ['student'], formats: ['2D', 'IMAX'], weekdays: [2] },
  },
  limits: {
    ...{ usesMax: 500, usesPerPersonMax: 1, ticketsPerOrderMax: 4, ticketsMin: 2 },
    ...{ budget: 50_000_00, amountMin: 400_00 },
  },
  opensAt: '2026-12-01T03:30:00.000Z',
  closesAt: '2026-12-31T18:30:00.000Z',
  ...{ rank: 50, stacks: true },
};
const EFFECTS: Offer['effect'][] = [
  { kind: 'amount', amount: 50_00, per: 'order' },
  { kind: 'fixed-price', amount: 99_00 },
  { kind: 'bundle', take: 3, discounted: 1, share: 10_000 },
  { kind: 'percent', share: 1000, amountMax: null },
];

/** The form tells the times of this device. */
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('an offer', () => {
  it('is the same one after it stood in the form', () => {
    expect(offerOf(offerFormOf(OFFER, zone))).toEqual(OFFER);
  });

  it.each(EFFECTS)('whatever it does: %j', (effect) => {
    expect(offerOf(offerFormOf({ ...OFFER, effect }, zone)).effect).toEqual(effect);
  });

  it('has one code, many, or none', () => {
    const many = { ...OFFER, code: null, singleUseCodes: true };
    expect(offerOf(offerFormOf(many, zone))).toEqual(many);
    const none = { ...OFFER, code: null };
    expect(offerOf(offerFormOf(none, zone))).toEqual(none);
    expect(offerFormOf(many, zone).trigger).toBe('single');
    expect(offerFormOf(none, zone).trigger).toBe('itself');
  });
});

describe('what cannot be sent', () => {
  const good: OfferForm = { ...EMPTY_OFFER, name: 'Ten off', code: 'TEN' };
  it.each<[string, Partial<OfferForm>, string[]]>([
    ['nothing', {}, []],
    ['no name', { name: '' }, ['name']],
    ['a code with a dot', { code: 'A.B' }, ['code']],
    ['no code, which is not asked for', { trigger: 'itself', code: '' }, []],
    ['more than all', { percent: '101' }, ['percent']],
    ['no amount', { effect: 'amount', amount: 'x' }, ['amount']],
    ['all of a bundle', { effect: 'bundle', percent: '100', discounted: '3' }, ['bundle']],
    ['no use at all', { counts: { ...good.counts, usesMax: '0' } }, ['count']],
    [
      'an end before its beginning',
      { opensAt: '2026-12-02T10:00', closesAt: '2026-12-01T10:00' },
      ['closesAt'],
    ],
    ['a rank beyond the last', { rank: '1001' }, ['rank']],
  ])('%s', (_, changes, flaws) => {
    expect(offerFlaws({ ...good, ...changes })).toEqual(flaws);
  });
});
