import {
  type DeskScreen,
  type DeskVenue,
  venuesDeskOperations,
} from '@houseful/contract/venues-desk';
import { type SeatPlanSummary, seatPlansOperations } from '@houseful/contract/seat-plans';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { checkName } from '../../../lib/forms/field-checks.ts';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../lib/forms/form-text.ts';
import { useForm } from '../../../lib/forms/use-form.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { useMay } from '../staff/my-desk.ts';
import { Folded, Panel } from '../panel.tsx';
import { NewPlan } from './new-plan.tsx';
import { OpeningHours } from './opening-hours.tsx';
import { useVenueChange } from './use-venue-change.ts';
import { usePlacesWords } from './words/places-words.ts';

/** One venue: its screens, and the designs of their rooms. */
export function VenueScreen({ venueId }: { venueId: string }) {
  const { say } = usePlacesWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['desk-venue', venueId],
    queryFn: () => api.call(venuesDeskOperations.getDeskVenue, { venueId }),
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <>
        <LoadingLabel>{say('venue.loading')}</LoadingLabel>
        <Skeleton className="h-40" />
      </>
    );
  }
  return (
    <>
      <div>
        <h2 className="text-2xl font-bold break-words">{data.name}</h2>
        <p className="text-muted">
          {data.address}, {data.cityName} · {say(`kind.${data.kind}`)} · {data.timeZone}
        </p>
      </div>
      <Screens venue={data} />
      <OpeningHours venue={data} />
      <Plans venue={data} />
    </>
  );
}

function Screens({ venue }: { venue: DeskVenue }) {
  const { say } = usePlacesWords();
  const may = useMay();
  return (
    <Panel title={say('screen.title')} detail={say('screen.detail')}>
      {venue.screens.length > 0 && (
        <ul className="divide-y divide-line">
          {venue.screens.map((screen) => (
            <ScreenLine key={screen.screenId} {...{ venue, screen }} />
          ))}
        </ul>
      )}
      {may('run-places') && <AddScreen {...{ venue }} />}
    </Panel>
  );
}

function ScreenLine({ venue, screen }: { venue: DeskVenue; screen: DeskScreen }) {
  const { say, number } = usePlacesWords();
  const may = useMay();
  const { name, formats, seatMapId, seatCount, isRetired } = screen;
  const change = useVenueChange(venue.venueId, (wanted: { isRetired: boolean }) =>
    api.call(venuesDeskOperations.changeScreen, {
      ...{ venueId: venue.venueId, screenId: screen.screenId, ...wanted },
    }),
  );
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <span className="font-semibold break-words">{name}</span>{' '}
        <span className="text-sm text-muted">{formats.join(', ')}</span>
        <span className="block text-sm text-muted">
          {isRetired
            ? say('screen.retired')
            : seatMapId === null
              ? say('screen.noMap')
              : say('venue.seats', { count: seatCount, number: number(seatCount) })}
        </span>
        <ProblemNotice error={change.error} />
      </div>
      {may('run-places') && (
        <Button
          look="quiet"
          size="small"
          busy={change.isPending}
          onClick={() => change.mutate({ isRetired: !isRetired })}
        >
          {say(isRetired ? 'screen.bringBack' : 'screen.retire')}
        </Button>
      )}
    </li>
  );
}

const CHECKS = { name: checkName };

function AddScreen({ venue }: { venue: DeskVenue }) {
  const { say } = usePlacesWords();
  const [added, setAdded] = useState(0);
  const { venueId } = venue;
  const add = useVenueChange(venueId, async (data: FormData) => {
    const minutes = (name: string) => Number(textOf(data, name));
    const changed = await api.call(venuesDeskOperations.addScreen, {
      ...{ venueId, name: textOf(data, 'name') },
      formats: textOf(data, 'formats')
        .split(',')
        .flatMap((text) => text.trim() || []),
      preShowMinutes: minutes('preShowMinutes'),
      cleanUpMinutes: minutes('cleanUpMinutes'),
      startGridMinutes: minutes('startGridMinutes'),
    });
    setAdded((count) => count + 1);
    return changed;
  });
  const { form, errors } = useForm({ checks: CHECKS, error: add.error, onSubmit: add.mutate });
  return (
    <form
      {...form}
      key={added}
      className="flex flex-col gap-4 border-t border-line pt-4"
      aria-label={say('screen.add')}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say('screen.name')} name="name" required error={errors['name']} />
        <Field
          label={say('screen.formats')}
          hint={say('screen.formatsHint')}
          name="formats"
          error={errors['formats']}
        />
      </div>
      <Folded title={say('screen.times')}>
        <div className="grid gap-4 sm:grid-cols-3">
          {TIMES.map(([name, value]) => (
            <Field
              key={name}
              label={say(`screen.${name}`)}
              name={name}
              type="number"
              inputMode="numeric"
              min={0}
              required
              defaultValue={value}
              error={errors[name]}
            />
          ))}
        </div>
      </Folded>
      <FormProblem error={add.error} />
      <div>
        <Button type="submit" look="quiet" busy={add.isPending}>
          {say('screen.add')}
        </Button>
      </div>
    </form>
  );
}

/** What a house does unless it says otherwise. */
const TIMES = [
  ['preShowMinutes', 15],
  ['cleanUpMinutes', 20],
  ['startGridMinutes', 5],
] as const;

function Plans({ venue }: { venue: DeskVenue }) {
  const { say } = usePlacesWords();
  const may = useMay();
  const { venueId } = venue;
  const { data, error, refetch } = useQuery({
    queryKey: ['seat-plans', venueId],
    queryFn: () => api.call(seatPlansOperations.listSeatPlans, { venue: venueId, limit: 100 }),
  });
  return (
    <Panel title={say('plan.title')} detail={say('plan.detail')}>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {data && data.items.length > 0 && (
        <ul className="divide-y divide-line">
          {data.items.map((plan) => (
            <PlanLine key={plan.planId} {...{ plan }} />
          ))}
        </ul>
      )}
      {may('run-places') && <NewPlan {...{ venue }} />}
    </Panel>
  );
}

function PlanLine({ plan }: { plan: SeatPlanSummary }) {
  const { say, moment } = usePlacesWords();
  const { planId, name, updatedAt, published, version } = plan;
  return (
    <li>
      <Link
        to={`/desk/seat-plans/${planId}`}
        className="-mx-2 flex flex-wrap items-center justify-between gap-x-6 rounded-lg px-2 py-3 hover:bg-raised"
      >
        <span className="font-semibold break-words">{name}</span>
        <span className="text-sm text-muted">
          {published === null
            ? say('plan.draft')
            : say(published.version === version ? 'plan.published' : 'plan.changedSince')}{' '}
          · {moment(updatedAt, deviceTimeZone())}
        </span>
      </Link>
    </li>
  );
}
