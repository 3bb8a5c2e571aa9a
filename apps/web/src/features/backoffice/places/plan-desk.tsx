import { type SeatPlan, seatPlansOperations } from '@houseful/contract/seat-plans';
import { venuesDeskOperations } from '@houseful/contract/venues-desk';
import type { Plan } from '@houseful/seat-plan/plan';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { PlanEditor } from '../seat-plan/plan-editor.tsx';
import { PlanWords } from '../seat-plan/words/plan-words-frame.tsx';
import { useMay } from '../staff/my-desk.ts';
import { usePlacesWords } from './words/places-words.ts';

/** The designer with a plan of the house in it: what is saved is kept there, what is published is sold by. */
export function PlanDesk({ planId }: { planId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['seat-plan', planId],
    queryFn: () => api.call(seatPlansOperations.getSeatPlan, { planId }),
    // While it is worked on, nothing is pulled from under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) {
    return (
      <div className="p-4">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <Skeleton className="m-4 h-40" />;
  return (
    <PlanWords>
      <Designer key={planId} whole={data} />
    </PlanWords>
  );
}

function Designer({ whole }: { whole: SeatPlan }) {
  const may = useMay();
  const queries = useQueryClient();
  const { planId, venueId, name } = whole;
  const version = useRef(whole.version);
  /** Of the version that was saved to be published. */
  const [publishing, setPublishing] = useState<number>();

  async function save(plan: Plan): Promise<void> {
    const saved = await api.call(seatPlansOperations.saveSeatPlan, {
      ...{ planId, version: version.current, plan: asFile(plan) },
    });
    version.current = saved.version;
    await queries.invalidateQueries({ queryKey: ['seat-plans', venueId] });
  }

  const saveFirst = useMutation({
    mutationFn: save,
    onSuccess: () => setPublishing(version.current),
  });
  return (
    <>
      <ProblemNotice error={saveFirst.error} />
      <div className="absolute inset-0">
        <PlanEditor
          plan={whole.plan as unknown as Plan}
          {...{ name }}
          onSave={save}
          {...(may('run-places') ? { onPublish: saveFirst.mutate } : {})}
          readOnly={!may('run-places')}
        />
      </div>
      {publishing !== undefined && (
        <Publish
          {...{ planId, venueId }}
          version={publishing}
          onClose={() => setPublishing(undefined)}
        />
      )}
    </>
  );
}

interface PublishProps {
  planId: string;
  venueId: string;
  version: number;
  onClose: () => void;
}

/** For which screens; what is on sale stays as it was drawn. */
function Publish({ planId, venueId, version, onClose }: PublishProps) {
  const { say } = usePlacesWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const venue = useQuery({
    queryKey: ['desk-venue', venueId],
    queryFn: () => api.call(venuesDeskOperations.getDeskVenue, { venueId }),
  });
  const publish = useMutation({
    mutationFn: () =>
      api.call(seatPlansOperations.publishSeatPlan, {
        ...{ planId, version, screenIds: [...chosen] },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['desk-venue', venueId] });
      await queries.invalidateQueries({ queryKey: ['desk-venues'] });
      await queries.invalidateQueries({ queryKey: ['seat-plans', venueId] });
      await navigate(`/desk/venues/${venueId}`);
    },
  });
  const toggle = (screenId: string) => {
    const next = new Set(chosen);
    if (!next.delete(screenId)) next.add(screenId);
    setChosen(next);
  };
  const screens = venue.data?.screens.filter(({ isRetired }) => !isRetired);
  return (
    <Dialog open title={say('publish.title')} onClose={onClose}>
      <p className="text-sm text-muted">{say('publish.detail')}</p>
      <ProblemNotice error={venue.error ?? publish.error} />
      {screens?.length === 0 && <Notice tone="warn">{say('publish.noScreens')}</Notice>}
      <ul className="flex flex-col gap-1">
        {screens?.map(({ screenId, name }) => (
          <li key={screenId}>
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                checked={chosen.has(screenId)}
                onChange={() => toggle(screenId)}
                className="size-6 accent-marquee"
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
      <Button
        busy={publish.isPending}
        disabled={chosen.size === 0}
        onClick={() => publish.mutate()}
      >
        {say('publish.now')}
      </Button>
    </Dialog>
  );
}

/** As it travels: the contract knows a plan as JSON. */
function asFile(plan: Plan): Record<string, never> {
  return plan as unknown as Record<string, never>;
}
