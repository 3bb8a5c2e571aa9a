import { type FeeTariff, RATE_WHOLE } from '@houseful/contract/pricing';
import { divided } from './amounts.ts';

/** The fee of a stated price by its slab, as the tariff states it: with or without its tax. */
export function feeOf(stated: number, tariff: FeeTariff): number {
  const slab = tariff.slabs.find(({ upTo }) => upTo === null || stated <= upTo);
  if (!slab || stated === 0) return 0;
  const raw = slab.fixed * RATE_WHOLE + stated * slab.share;
  const rounded = divided(raw, RATE_WHOLE * tariff.roundTo) * tariff.roundTo;
  return Math.min(tariff.max, Math.max(tariff.min, rounded));
}
