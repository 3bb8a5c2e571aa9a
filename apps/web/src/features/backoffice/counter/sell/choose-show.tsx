import type { CounterShow, Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, serverTime } from '../../../../lib/browser.ts';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { fieldOf } from '../../../../lib/time/local-fields.ts';
import { useCounterWords } from '../words/counter-words.ts';
import { addressOf } from './steps.ts';

/** Seats left change while one looks. */
const REFRESH_MS = 15_000;

/** What is on today, as tiles that fingers hit; what is over is not there. */
export function ChooseShow({ shift }: { shift: Shift }) {
  const { say } = useCounterWords();
  const now = serverTime.now();
  const today = fieldOf(new Date(now).toISOString(), deviceTimeZone()).slice(0, 10);
  const [date, setDate] = useState(today);
  const { shiftId } = shift;
  const { data, error, refetch } = useQuery({
    queryKey: ['counter-shows', shiftId, date],
    queryFn: async () =>
      (await api.call(counterOperations.listCounterShows, { shiftId, date })).items,
    refetchInterval: REFRESH_MS,
  });
  const shows = data?.filter(({ endsAt }) => Date.parse(endsAt) > now);
  return (
    <>
      <Field
        label={say('show.date')}
        type="date"
        required
        value={date}
        className="max-w-56"
        onChange={({ target }) => {
          if (target.value !== '') setDate(target.value);
        }}
      />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!shows && !error && (
        <>
          <LoadingLabel>{say('show.loading')}</LoadingLabel>
          <Skeleton className="h-40" />
        </>
      )}
      {shows?.length === 0 && <p className="text-muted">{say('show.none')}</p>}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {shows?.map((show) => (
          <li key={show.showId}>
            <ShowTile show={show} hasBegun={Date.parse(show.startsAt) <= now} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ShowTile({ show, hasBegun }: { show: CounterShow; hasBegun: boolean }) {
  const { say, time, money, number } = useCounterWords();
  const { showId, titleName, screenName, language, format, startsAt, timeZone } = show;
  const { seatsLeft, priceFrom } = show;
  return (
    <Link
      to={addressOf({ showId })}
      className="flex h-full min-h-28 flex-col justify-between gap-2 rounded-card border border-edge bg-surface p-4 hover:bg-raised"
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="text-2xl font-bold tabular-nums">{time(startsAt, timeZone)}</span>
        <span className={seatsLeft === 0 ? 'font-semibold text-bad' : 'font-semibold'}>
          {seatsLeft === 0 ? say('show.full') : say('show.left', { seats: number(seatsLeft) })}
        </span>
      </span>
      <span className="font-semibold break-words">{titleName}</span>
      <span className="text-sm text-muted">
        {screenName} · {language} · {format} · {say('show.from', { price: money(priceFrom) })}
        {hasBegun && <strong className="block text-warn">{say('show.begun')}</strong>}
      </span>
    </Link>
  );
}
