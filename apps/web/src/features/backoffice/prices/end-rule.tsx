import { useQueryClient } from '@tanstack/react-query';
import { EndPanel } from '../end-panel.tsx';
import type { Part, RuleName } from './parts.ts';
import type { KeptRule } from './rule-stores.ts';
import { usePricesWords } from './words/prices-words.ts';

interface EndRuleProps<R, F extends object> {
  part: Part<R, F>;
  kept: KeptRule<R>;
  isUnsaved: boolean;
}

/** Ends a rule, or begins a copy of it. */
export function EndRule<R extends RuleName, F extends object>(props: EndRuleProps<R, F>) {
  const { part, kept, isUnsaved } = props;
  const { say } = usePricesWords();
  const queries = useQueryClient();
  const { ruleId, endedAt, rule } = kept;
  return (
    <EndPanel
      {...{ name: rule.name, isEnded: endedAt !== null, isUnsaved }}
      detail={say(`life.${part.name}`)}
      endDetail={say('endDetail')}
      copyAddress={`/desk/prices/${part.name}/new?copy=${ruleId}`}
      end={() => part.rules.end(ruleId)}
      onEnded={(ended) => {
        queries.setQueryData(['price-rule', part.name, ruleId], ended);
        void queries.invalidateQueries({ queryKey: ['price-rules', part.name] });
      }}
    />
  );
}
