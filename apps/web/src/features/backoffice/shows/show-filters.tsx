import type { Employment } from '@houseful/contract/organisations';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { useVenues } from '../choices/use-house.ts';
import { useShowsWords } from './words/shows-words.ts';

const SETTLED_MS = 250;
const STATES = ['stopped', 'cancelled'] as const;

/** What the address asks for; what it has never heard of is nothing. */
export function useShowFilter() {
  const [address] = useSearchParams();
  const date = address.get('date') ?? '';
  return {
    q: address.get('q')?.trim() || undefined,
    venue: address.get('venue') || undefined,
    title: address.get('title') || undefined,
    date: /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined,
    state: STATES.find((state) => state === address.get('state')),
  };
}

/** Chooses by words, venue, day and state; all of it stands in the address. */
export function ShowFilters({ employment }: { employment: Employment }) {
  const { say } = useShowsWords();
  const [, setAddress] = useSearchParams();
  const filter = useShowFilter();
  const { organisationId } = employment.organisation;
  const venues = useVenues(organisationId);
  const set = (name: string, value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <div role="search" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <WordsField asked={filter.q ?? ''} onSearch={(q) => set('q', q)} />
      <SelectField
        label={say('filter.venue')}
        value={filter.venue ?? ''}
        options={[
          { value: '', label: say('filter.any') },
          ...(venues.data ?? []).map(({ venueId, name }) => ({
            ...{ value: venueId, label: name },
          })),
        ]}
        onChange={(value) => set('venue', value)}
      />
      <Field
        label={say('filter.date')}
        type="date"
        required
        value={filter.date ?? ''}
        onChange={({ target }) => set('date', target.value)}
      />
      <SelectField
        label={say('filter.state')}
        value={filter.state ?? ''}
        options={[
          { value: '', label: say('filter.any') },
          ...STATES.map((state) => ({ value: state, label: say(`state.${state}`) })),
        ]}
        onChange={(value) => set('state', value)}
      />
    </div>
  );
}

function WordsField({ asked, onSearch }: { asked: string; onSearch: (q: string) => void }) {
  const { say } = useShowsWords();
  const [typed, setTyped] = useState(asked);
  const settled = useSettled(typed.trim(), SETTLED_MS);
  const search = useEffectEvent(() => {
    if (settled !== asked) onSearch(settled);
  });
  useEffect(() => search(), [settled]);
  return (
    <Field
      label={say('filter.q')}
      type="search"
      required
      autoComplete="off"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
