import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../../lib/browser.ts';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useMay, useOwnOrganisations } from '../../staff/my-desk.ts';
import { StageBadge } from '../stage-badge.tsx';
import { formOf, type TitleForm, wordsOf } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';
import { LifePanel } from './life-panel.tsx';
import { TitleEditor } from './title-editor.tsx';

/** One title: what is said of it, and where it is in its life. */
export function TitleScreen({ titleId }: { titleId: string }) {
  const { say } = useTitlesWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['desk-title', titleId],
    queryFn: () => api.call(titlesDeskOperations.getDeskTitle, { titleId }),
    // What somebody types is not to be overwritten by what somebody else has kept meanwhile.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  return (
    <>
      <Link to="/desk/titles" className="w-fit text-bulb underline-offset-4 hover:underline">
        {say('back')}
      </Link>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton className="h-72" />}
      {data && <Editing title={data} />}
    </>
  );
}

function Editing({ title }: { title: DeskTitle }) {
  const { say } = useTitlesWords();
  const may = useMay();
  const isOurs = useOwnOrganisations().includes(title.organisationId);
  const mayChange = isOurs && may('run-titles');
  const [isUnsaved, setUnsaved] = useState(false);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (form: TitleForm) =>
      api.call(titlesDeskOperations.changeTitle, { titleId: title.titleId, ...wordsOf(form) }),
    onSuccess: (changed) => {
      queries.setQueryData(['desk-title', changed.titleId], changed);
      void queries.invalidateQueries({ queryKey: ['desk-titles'] });
    },
  });
  return (
    <>
      <title>{`${title.name} · Houseful`}</title>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 font-sign text-3xl break-words text-bulb">{title.name}</h1>
        <StageBadge title={title} />
      </div>
      {!mayChange && <Notice>{say(isOurs ? 'readOnly' : 'notOurs')}</Notice>}
      <TitleEditor
        titleId={title.titleId}
        organisationId={title.organisationId}
        kept={formOf(title)}
        disabled={!mayChange}
        busy={change.isPending}
        error={change.error}
        isSaved={change.isSuccess}
        saveLabel={say('save')}
        onSave={change.mutate}
        onUnsaved={setUnsaved}
      >
        {mayChange && <LifePanel title={title} isUnsaved={isUnsaved} />}
      </TitleEditor>
    </>
  );
}
