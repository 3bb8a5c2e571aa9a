import type { OfferAtDesk } from '@houseful/contract/offers-desk';
import { useOffersWords } from './words/offers-words.ts';

/** How an offer is used and what it has cost, each next to its limit. */
export function OfferUse({ kept }: { kept: OfferAtDesk }) {
  const { say, number, money } = useOffersWords();
  const { use, offer, codes } = kept;
  const { usesMax, budget } = offer.limits;
  const uses = use.settled + use.reserved;
  const cost = use.amountSettled + use.amountReserved;
  const sum = (amount: number) => money({ amount, currency: offer.currency });
  const facts: [string, string][] = [
    [
      say('use.uses'),
      usesMax === null
        ? number(uses)
        : say('use.of', { used: number(uses), total: number(usesMax) }),
    ],
    [say('use.cost'), sum(cost)],
    ...(budget === null
      ? []
      : ([[say('use.left'), sum(Math.max(0, budget - cost))]] as [string, string][])),
    ...(codes === null
      ? []
      : ([
          [
            say('use.codes'),
            say('use.of', { used: number(codes.used), total: number(codes.issued) }),
          ],
        ] as [string, string][])),
  ];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-muted">{name}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
