import { goodAnswers, latencyOf } from './figures.ts';
import { judgeLaws, type Law } from './laws.ts';
import type { Played } from './rehearsal.ts';

/** Slower than this, and people press again. */
export const HOLD_P99_MS_MAX = 1_000;
export const CHECKOUT_P99_MS_MAX = 2_000;
/** "Later" is an answer; when it is the usual one, the house is too small. */
const REFUSED_SHARE_MAX = 0.01;

export interface Verdict {
  readonly go: boolean;
  /** Why not; empty when it is a go. */
  readonly reasons: readonly string[];
  readonly laws: readonly Law[];
}

/** Go, when every law held and nobody had to wait for the house itself. */
export function judge(played: Played): Verdict {
  const laws = judgeLaws(played);
  const { asked } = played.ledger;
  const hold = latencyOf(goodAnswers(asked, 'hold').map(({ tookMs }) => tookMs));
  const checkout = latencyOf(goodAnswers(asked, 'order', 'payment').map(({ tookMs }) => tookMs));
  const refused = asked.filter(
    ({ status, code }) => status === 0 || code === 'overloaded' || code === 'too-many-requests',
  ).length;
  const sold = played.ledger.visits.some(({ bought }) => bought !== null);
  const reasons = [
    ...laws.filter(({ faults }) => faults.length > 0).map(({ name }) => `Not so: ${name}.`),
    ...(sold ? [] : ['Nobody has bought anything.']),
    ...(hold.p99 > HOLD_P99_MS_MAX
      ? [
          `One hold in a hundred took ${ms(hold.p99)} or longer; ${ms(HOLD_P99_MS_MAX)} is the limit.`,
        ]
      : []),
    ...(checkout.p99 > CHECKOUT_P99_MS_MAX
      ? [
          `One step of a checkout in a hundred took ${ms(checkout.p99)} or longer; ${ms(CHECKOUT_P99_MS_MAX)} is the limit.`,
        ]
      : []),
    ...(refused > asked.length * REFUSED_SHARE_MAX
      ? [`${refused} of ${asked.length} requests were answered "later" or not at all.`]
      : []),
  ];
  return { go: reasons.length === 0, reasons, laws };
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}
