import { MoreButton } from '../../../lib/ui/more-button.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../../lib/address/use-address.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import type { Part, RuleName } from './parts.ts';
import { PriceWays } from './price-ways.tsx';
import type { KeptRule } from './rule-stores.ts';
import { usePricesWords } from './words/prices-words.ts';

const PAGE_ITEMS = 50;

interface RuleListProps<R, F extends object> {
  part: Part<R, F>;
  organisationId: string;
  /** What counts where the house has made no rule of its own. */
  children?: ReactNode;
}

/** The rules of one kind, newest first; ended ones when they are asked for, which stands in the address. */
export function RuleList<R extends RuleName, F extends object>(props: RuleListProps<R, F>) {
  const { part, organisationId, children } = props;
  const { say } = usePricesWords();
  const may = useMay();
  const { address, change } = useAddress();
  const ended = address.get('ended') === 'true';
  const query = useInfiniteQuery({
    queryKey: ['price-rules', part.name, organisationId, ended],
    queryFn: ({ pageParam: cursor }) =>
      part.rules.list({
        ...{ organisationId, cursor, limit: PAGE_ITEMS },
        ended: ended ? 'true' : 'false',
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rules = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PriceWays current={part.name} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{say(`about.${part.name}`)}</p>
        {may('run-prices') && (
          <ButtonLink to={`/desk/prices/${part.name}/new`}>{say(`new.${part.name}`)}</ButtonLink>
        )}
      </div>
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {!rules && !query.error && (
        <>
          <LoadingLabel>{say('loading')}</LoadingLabel>
          <Skeleton className="h-24" />
        </>
      )}
      {rules?.length === 0 && (
        <EmptyState title={say(`empty.${part.name}`)}>{say(`emptyDetail.${part.name}`)}</EmptyState>
      )}
      {rules && rules.length > 0 && <Lines {...{ part, rules }} />}
      <div className="flex flex-wrap gap-3">
        <MoreButton query={query}>{say('more')}</MoreButton>
        <ChipToggle on={ended} onClick={() => change({ ended: ended ? null : 'true' })}>
          {say('endedToo')}
        </ChipToggle>
      </div>
      {children}
    </>
  );
}

function Lines<R extends RuleName, F extends object>({
  part,
  rules,
}: {
  part: Part<R, F>;
  rules: readonly KeptRule<R>[];
}) {
  const words = usePricesWords();
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {rules.map(({ ruleId, rule, endedAt }) => (
        <li key={ruleId}>
          <Link
            to={`/desk/prices/${part.name}/${ruleId}`}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3 hover:bg-raised"
          >
            <span className="min-w-0 font-semibold break-words">{rule.name}</span>
            {endedAt && <span className="text-sm text-muted">{words.say('ended')}</span>}
            <span className="w-full text-sm text-muted">{part.summary(rule, words)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
