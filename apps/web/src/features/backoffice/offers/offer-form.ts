import type { Offer, OfferEffect } from '@houseful/contract/offers';
import { amountOf, amountText, percentOf, percentText } from '../../../lib/format/amount-text.ts';
import { fieldOf, instantOf } from '../../../lib/time/local-fields.ts';

export const TRIGGERS = ['code', 'single', 'itself'] as const;
export const EFFECTS = ['percent', 'amount', 'fixed-price', 'bundle'] as const;
export const SCOPES = ['titleIds', 'venueIds', 'categoryIds', 'ticketTypeIds'] as const;
export const COUNTS = ['usesMax', 'usesPerPersonMax', 'ticketsPerOrderMax', 'ticketsMin'] as const;

/** An offer as it is typed. */
export interface OfferForm {
  readonly name: string;
  readonly currency: string;
  readonly trigger: (typeof TRIGGERS)[number];
  readonly code: string;
  readonly effect: OfferEffect['kind'];
  readonly percent: string;
  readonly percentMost: string;
  readonly amount: string;
  readonly per: 'ticket' | 'order';
  readonly take: string;
  readonly discounted: string;
  /** Of all of these a ticket must be one; none chosen: any. */
  readonly scope: Readonly<Record<(typeof SCOPES)[number] | 'showIds', readonly string[]>>;
  readonly formats: string;
  readonly weekdays: readonly number[];
  /** Empty: no limit. */
  readonly counts: Readonly<Record<(typeof COUNTS)[number], string>>;
  readonly budget: string;
  readonly amountMin: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly rank: string;
  readonly stacks: boolean;
}

export type OfferFlaw =
  | 'name'
  | 'code'
  | 'percent'
  | 'amount'
  | 'bundle'
  | 'count'
  | 'money'
  | 'closesAt'
  | 'rank';

export const EMPTY_OFFER: OfferForm = {
  ...{ name: '', currency: 'INR', trigger: 'code', code: '' },
  ...{ effect: 'percent', percent: '10', percentMost: '', amount: '', per: 'ticket' },
  ...{ take: '3', discounted: '1', formats: '', weekdays: [] },
  scope: { titleIds: [], venueIds: [], categoryIds: [], ticketTypeIds: [], showIds: [] },
  counts: { usesMax: '', usesPerPersonMax: '', ticketsPerOrderMax: '', ticketsMin: '' },
  ...{ budget: '', amountMin: '', opensAt: '', closesAt: '', rank: '100', stacks: false },
};

export function offerFormOf(offer: Offer, timeZone: string): OfferForm {
  const { scope, limits, currency, effect } = offer;
  const money = (amount: number | null) => (amount === null ? '' : amountText(amount, currency));
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    ...EMPTY_OFFER,
    name: offer.name,
    currency,
    trigger: triggerOf(offer),
    code: offer.code ?? '',
    ...effectTexts(effect, money),
    scope: {
      titleIds: scope.titleIds ?? [],
      venueIds: scope.venueIds ?? [],
      categoryIds: scope.categoryIds ?? [],
      ticketTypeIds: scope.ticketTypeIds ?? [],
      showIds: scope.showIds ?? [],
    },
    formats: (scope.formats ?? []).join(', '),
    weekdays: scope.weekdays ?? [],
    counts: {
      usesMax: number(limits.usesMax),
      usesPerPersonMax: number(limits.usesPerPersonMax),
      ticketsPerOrderMax: number(limits.ticketsPerOrderMax),
      ticketsMin: number(limits.ticketsMin),
    },
    budget: money(limits.budget),
    amountMin: money(limits.amountMin),
    opensAt: fieldOf(offer.opensAt, timeZone),
    closesAt: fieldOf(offer.closesAt, timeZone),
    rank: String(offer.rank),
    stacks: offer.stacks,
  };
}

export function triggerOf({
  code,
  singleUseCodes,
}: Pick<Offer, 'code' | 'singleUseCodes'>): OfferForm['trigger'] {
  if (singleUseCodes === true) return 'single';
  return code === null ? 'itself' : 'code';
}

function effectTexts(
  effect: OfferEffect,
  money: (amount: number | null) => string,
): Partial<OfferForm> {
  switch (effect.kind) {
    case 'percent':
      return {
        effect: 'percent',
        percent: percentText(effect.share),
        percentMost: money(effect.amountMax),
      };
    case 'amount':
      return { effect: 'amount', amount: money(effect.amount), per: effect.per };
    case 'fixed-price':
      return { effect: 'fixed-price', amount: money(effect.amount) };
    case 'bundle':
      return {
        effect: 'bundle',
        take: String(effect.take),
        discounted: String(effect.discounted),
        percent: percentText(effect.share),
      };
  }
}

const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);
const some = <T>(values: readonly T[]) => (values.length === 0 ? null : [...values]);

export function offerOf(form: OfferForm): Offer {
  const { scope, counts, currency } = form;
  const money = (text: string) => (text.trim() === '' ? null : amountOf(text, currency));
  const count = (text: string) => (text.trim() === '' ? null : whole(text));
  const formats = form.formats.split(',').flatMap((format) => format.trim() || []);
  return {
    name: form.name.trim(),
    currency,
    code: form.trigger === 'code' ? form.code.trim() : null,
    ...(form.trigger === 'single' && { singleUseCodes: true }),
    effect: effectOf(form),
    scope: {
      titleIds: some(scope.titleIds),
      showIds: some(scope.showIds),
      venueIds: some(scope.venueIds),
      categoryIds: some(scope.categoryIds),
      ticketTypeIds: some(scope.ticketTypeIds),
      formats: some(formats),
      weekdays: some(form.weekdays),
    },
    limits: {
      usesMax: count(counts.usesMax),
      usesPerPersonMax: count(counts.usesPerPersonMax),
      ticketsPerOrderMax: count(counts.ticketsPerOrderMax),
      ticketsMin: count(counts.ticketsMin),
      budget: money(form.budget),
      amountMin: money(form.amountMin),
    },
    opensAt: instantOf(form.opensAt),
    closesAt: instantOf(form.closesAt),
    rank: whole(form.rank) ?? 100,
    stacks: form.stacks,
  };
}

function effectOf(form: OfferForm): OfferEffect {
  const amount = amountOf(form.amount, form.currency) ?? 0;
  const share = percentOf(form.percent) ?? 0;
  switch (form.effect) {
    case 'percent': {
      const most = form.percentMost.trim();
      return { kind: 'percent', share, amountMax: most ? amountOf(most, form.currency) : null };
    }
    case 'amount':
      return { kind: 'amount', amount, per: form.per };
    case 'fixed-price':
      return { kind: 'fixed-price', amount };
    case 'bundle':
      return {
        ...{ kind: 'bundle', share },
        ...{ take: whole(form.take) ?? 0, discounted: whole(form.discounted) ?? 0 },
      };
  }
}

const CODE = /^[\p{L}\p{N}_-]{1,32}$/u;

/** What cannot be sent as it stands, the first first. */
export function offerFlaws(form: OfferForm): OfferFlaw[] {
  const { effect, currency, counts } = form;
  const share = percentOf(form.percent);
  const isNoShare = share === null || share < 1 || share > 10_000;
  const isNoAmount = (text: string) => amountOf(text, currency) === null;
  const isOptional = (text: string) => text.trim() === '' || !isNoAmount(text);
  const [take, discounted] = [whole(form.take) ?? 0, whole(form.discounted) ?? 0];
  const isCount = (text: string) => text.trim() === '' || (whole(text) ?? 0) > 0;
  const { opensAt, closesAt } = form;
  const flaws: Record<OfferFlaw, boolean> = {
    name: form.name.trim() === '',
    code: form.trigger === 'code' && !CODE.test(form.code.replace(/\s+/g, '')),
    percent:
      (effect === 'percent' || effect === 'bundle') && (isNoShare || !isOptional(form.percentMost)),
    amount: (effect === 'amount' || effect === 'fixed-price') && isNoAmount(form.amount),
    bundle:
      effect === 'bundle' && !(take >= 2 && take <= 50 && discounted > 0 && discounted < take),
    count: !Object.values(counts).every(isCount),
    money: !isOptional(form.budget) || !isOptional(form.amountMin),
    closesAt: opensAt !== '' && closesAt !== '' && closesAt <= opensAt,
    rank: (whole(form.rank) ?? 1_001) > 1_000,
  };
  return (Object.keys(flaws) as OfferFlaw[]).filter((flaw) => flaws[flaw]);
}
