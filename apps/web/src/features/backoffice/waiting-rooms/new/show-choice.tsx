import { catalogOperations } from '@houseful/contract/catalog';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import type { FoundShow, FoundTitle } from './subject.ts';

interface ShowChoiceProps {
  title: FoundTitle;
  chosen: FoundShow | null;
  onChoose: (found: FoundShow | null) => void;
}

/** One of a title's shows, by day, city and time. */
export function ShowChoice({ title: { titleId }, chosen, onChoose }: ShowChoiceProps) {
  const { say, number, localDate, localTime } = useDeskWords();
  const [date, setDate] = useState<string>();
  const [city, setCity] = useState('');
  const { data, error } = useQuery({
    queryKey: ['desk-shows', titleId, date],
    queryFn: ({ signal }) =>
      api.call(catalogOperations.listTitleShows, { titleId, date }, { signal }),
  });
  const all: FoundShow[] = (data?.venues ?? []).flatMap(({ venue, shows }) =>
    shows.map((show) => ({ venue, show })),
  );
  const cities = [...new Set(all.map(({ venue }) => venue.cityName))].sort();
  const inCity = all.filter(({ venue }) => city === '' || venue.cityName === city);
  const isThere = inCity.some(({ show }) => show.showId === chosen?.show.showId);
  const [first] = inCity;
  // What is listed is chosen: the device's own list shows its first line as if it were.
  const chooseFirst = useEffectEvent(() => {
    if (!isThere && first) onChoose(first);
  });
  useEffect(() => chooseFirst(), [isThere, first?.show.showId]);
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Skeleton className="h-20" />;
  if (all.length === 0) return <p className="text-sm text-muted">{say('new.noShows')}</p>;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={say('new.day')}
        value={data.date}
        options={data.dates.map((day) => ({ value: day, label: localDate(day) }))}
        onChange={setDate}
      />
      {cities.length > 1 && (
        <SelectField
          label={say('new.city')}
          value={city}
          options={[
            { value: '', label: say('new.everyCity') },
            ...cities.map((name) => ({ value: name, label: name })),
          ]}
          onChange={setCity}
        />
      )}
      <div className="min-w-0 sm:col-span-2">
        <SelectField
          label={say('new.show')}
          value={chosen?.show.showId ?? ''}
          options={inCity.map(({ show, venue }) => ({
            value: show.showId,
            label: say('new.showLine', {
              time: localTime(show.localTime),
              screen: show.screenName,
              venue: venue.name,
              city: venue.cityName,
              seats: number(show.availability?.seatsLeft ?? 0),
            }),
          }))}
          onChange={(showId) => onChoose(inCity.find(({ show }) => show.showId === showId) ?? null)}
        />
      </div>
    </div>
  );
}
