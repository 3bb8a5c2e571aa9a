import type { TierPlan } from '@houseful/contract/pricing';
import { pricingOperations } from '@houseful/contract/pricing-desk';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { Panel } from '../../panel.tsx';
import type { KeptRule } from '../rule-stores.ts';
import { usePricesWords } from '../words/prices-words.ts';

const REFRESH_MS = 10_000;

/** The steps that the show's prices have taken, with how much was sold by then; everybody may read the same. */
export function StepLog({ kept }: { kept: KeptRule<TierPlan> }) {
  const { say, moment, number } = usePricesWords();
  const { showId } = kept.rule;
  const { data, error } = useQuery({
    queryKey: ['price-tiers', showId],
    queryFn: () => api.call(pricingOperations.getShowTiers, { showId }),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Panel
      title={say('steps.log')}
      detail={say('steps.logDetail', { when: moment(kept.changedAt, deviceTimeZone()) })}
    >
      <ProblemNotice error={error} />
      {!data && !error && <Skeleton className="h-12" />}
      {data?.steps.length === 0 && <p className="text-muted">{say('steps.none')}</p>}
      <ol className="divide-y divide-line">
        {data?.steps.map(({ tier, name, at, seatsSold, seatsTotal }) => (
          <li key={tier} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2">
            <span className="font-medium break-words">{name}</span>
            <span className="text-sm text-muted">
              {say('steps.taken', {
                when: moment(at, deviceTimeZone()),
                sold: number(seatsSold),
                total: number(seatsTotal),
              })}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
