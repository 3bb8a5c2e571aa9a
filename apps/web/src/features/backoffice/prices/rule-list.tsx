import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../../lib/address/use-address.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { ListBody } from '../lists/list-body.tsx';
import { usePages } from '../lists/use-pages.ts';
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
  const rules = usePages(['price-rules', part.name, organisationId, ended], (cursor) =>
    part.rules.list({
      ...{ organisationId, cursor, limit: PAGE_ITEMS },
      ended: ended ? 'true' : 'false',
    }),
  );
  return (
    <>
      <PriceWays current={part.name} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{say(`about.${part.name}`)}</p>
        {may('run-prices') && (
          <ButtonLink to={`/desk/prices/${part.name}/new`}>{say(`new.${part.name}`)}</ButtonLink>
        )}
      </div>
      <ListBody
        query={rules}
        items={rules.items}
        loading={say('loading')}
        empty={{ title: say(`empty.${part.name}`), detail: say(`emptyDetail.${part.name}`) }}
        more={say('more')}
        beside={
          <ChipToggle on={ended} onClick={() => change({ ended: ended ? null : 'true' })}>
            {say('endedToo')}
          </ChipToggle>
        }
      >
        {(items) => <Lines {...{ part, rules: items }} />}
      </ListBody>
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
