import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Panel } from '../panel.tsx';
import type { Part, RuleName } from './parts.ts';
import type { KeptRule } from './rule-stores.ts';
import { usePricesWords } from './words/prices-words.ts';

interface EndPanelProps<R, F extends object> {
  part: Part<R, F>;
  kept: KeptRule<R>;
  isUnsaved: boolean;
}

/** Ends a rule after asking, or begins another one like it; which is also the way back. */
export function EndPanel<R extends RuleName, F extends object>({
  part,
  kept,
  isUnsaved,
}: EndPanelProps<R, F>) {
  const { say } = usePricesWords();
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const { ruleId, endedAt, rule } = kept;
  const end = useMutation({
    mutationFn: () => part.rules.end(ruleId),
    onSuccess: (ended) => {
      queries.setQueryData(['price-rule', part.name, ruleId], ended);
      void queries.invalidateQueries({ queryKey: ['price-rules', part.name] });
      setAsked(false);
    },
  });
  return (
    <Panel title={say('life')} detail={say(endedAt ? 'life.ended' : `life.${part.name}`)}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="quiet" to={`/desk/prices/${part.name}/new?copy=${ruleId}`}>
          {say('copy')}
        </ButtonLink>
        {!endedAt && (
          <Button look="quiet" disabled={isUnsaved} onClick={() => setAsked(true)}>
            {say('end')}
          </Button>
        )}
      </div>
      <Dialog
        open={asked}
        title={say('endQuestion', { name: rule.name })}
        onClose={() => setAsked(false)}
      >
        <p className="text-muted">{say('endDetail')}</p>
        <ProblemNotice error={end.error} />
        <div className="flex flex-wrap gap-3">
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            {say('end')}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {say('cancel')}
          </Button>
        </div>
      </Dialog>
    </Panel>
  );
}
