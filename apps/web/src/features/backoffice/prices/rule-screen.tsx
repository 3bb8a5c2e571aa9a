import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { newKey } from '../../../lib/random.ts';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import type { Part, RuleName } from './parts.ts';
import { addressOf } from './price-ways.tsx';
import { RuleEditor } from './rule-editor.tsx';
import type { KeptRule } from './rule-stores.ts';
import { usePricesWords } from './words/prices-words.ts';

interface RuleScreenProps<R, F extends object> {
  part: Part<R, F>;
  organisationId: string;
  /** Null: a new one. */
  ruleId: string | null;
}

/** One rule about prices, or a new one; `?copy=` begins a new one as a copy. */
export function RuleScreen<R extends RuleName, F extends object>(props: RuleScreenProps<R, F>) {
  const { part, ruleId } = props;
  const { say } = usePricesWords();
  const [address] = useSearchParams();
  const modelId = ruleId ?? address.get('copy');
  const { data, error, refetch } = useQuery({
    queryKey: ['price-rule', part.name, modelId],
    queryFn: () => part.rules.get(modelId ?? ''),
    enabled: modelId !== null,
    // What somebody types is not to be overwritten by what somebody else has kept meanwhile.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  return (
    <>
      <Link
        to={addressOf(part.name)}
        className="w-fit text-bulb underline-offset-4 hover:underline"
      >
        {say('back', { part: say(`part.${part.name}`) })}
      </Link>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {modelId !== null && !data && !error && <Skeleton className="h-72" />}
      {ruleId === null && modelId === null && <NewRule {...props} kept={part.empty(address)} />}
      {ruleId === null && data && <NewRule {...props} kept={copyOf(part, data.rule, say)} />}
      {ruleId !== null && data && <KeptScreen key={data.ruleId} {...{ part, kept: data }} />}
    </>
  );
}

function copyOf<R extends RuleName, F extends object>(
  part: Part<R, F>,
  rule: R,
  say: (name: 'copyOf', values: { name: string }) => string,
): F {
  return part.formOf({ ...rule, name: say('copyOf', { name: rule.name }) });
}

/** The same rule for the same form, however often it is sent. */
function NewRule<R extends RuleName, F extends object>({
  part,
  organisationId,
  kept,
}: RuleScreenProps<R, F> & { kept: F }) {
  const { say } = usePricesWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [begun] = useState(kept);
  const sent = useRef({ body: '', key: '' });
  const create = useMutation({
    mutationFn: (form: F) => {
      const rule = part.ruleOf(form);
      const body = JSON.stringify(rule);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return part.rules.create(organisationId, rule, sent.current.key);
    },
    onSuccess: (made) => {
      queries.setQueryData(['price-rule', part.name, made.ruleId], made);
      void queries.invalidateQueries({ queryKey: ['price-rules', part.name] });
      void navigate(`/desk/prices/${part.name}/${made.ruleId}`, { replace: true });
    },
  });
  return (
    <>
      <h2 className="font-sign text-2xl text-bulb">{say(`new.${part.name}`)}</h2>
      <RuleEditor
        {...{ part, organisationId, kept: begun, disabled: false, isSaved: false }}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        saveLabel={say('save.new')}
        onSave={create.mutate}
      />
    </>
  );
}

function KeptScreen<R extends RuleName, F extends object>({
  part,
  kept,
}: {
  part: Part<R, F>;
  kept: KeptRule<R>;
}) {
  const { say } = usePricesWords();
  const may = useMay();
  const queries = useQueryClient();
  const mayChange = may('run-prices');
  const change = useMutation({
    mutationFn: (form: F) => part.rules.change(kept, part.ruleOf(form)),
    onSuccess: (changed) => {
      queries.setQueryData(['price-rule', part.name, changed.ruleId], changed);
      void queries.invalidateQueries({ queryKey: ['price-rules', part.name] });
    },
  });
  return (
    <>
      <title>{`${kept.rule.name} · Houseful`}</title>
      <h2 className="font-sign text-2xl break-words text-bulb">{kept.rule.name}</h2>
      {kept.endedAt && <Notice>{say('endedNotice')}</Notice>}
      {!mayChange && <Notice>{say('readOnly')}</Notice>}
      <RuleEditor
        part={part}
        organisationId={kept.organisationId}
        kept={part.formOf(kept.rule)}
        disabled={!mayChange || kept.endedAt !== null}
        busy={change.isPending}
        error={change.error}
        isSaved={change.isSuccess}
        saveLabel={say('save.change')}
        onSave={change.mutate}
        rule={kept}
        mayEnd={mayChange}
      />
    </>
  );
}
