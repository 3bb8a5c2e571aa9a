import type { Employment } from '@houseful/contract/organisations';
import { dayOf, oneOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { useVenues } from '../choices/use-house.ts';
import { SearchField } from '../lists/search-field.tsx';
import { useShowsWords } from './words/shows-words.ts';

const STATES = ['stopped', 'cancelled'] as const;

/** What the address asks for; what it has never heard of is nothing. */
export function useShowFilter() {
  const { address } = useAddress();
  return {
    ...{ q: textOf(address, 'q'), venue: textOf(address, 'venue') },
    ...{ title: textOf(address, 'title'), date: dayOf(address, 'date') },
    state: oneOf(address, 'state', STATES),
  };
}

/** Chooses by words, venue, day and state; all of it stands in the address. */
export function ShowFilters({ employment }: { employment: Employment }) {
  const { say } = useShowsWords();
  const { change } = useAddress();
  const filter = useShowFilter();
  const { organisationId } = employment.organisation;
  const venues = useVenues(organisationId);
  return (
    <div role="search" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <SearchField
        {...{ label: say('filter.q'), charactersMax: 80 }}
        asked={filter.q ?? ''}
        onSearch={(q) => change({ q })}
      />
      <SelectField
        label={say('filter.venue')}
        value={filter.venue ?? ''}
        options={[
          { value: '', label: say('filter.any') },
          ...(venues.data ?? []).map(({ venueId, name }) => ({
            ...{ value: venueId, label: name },
          })),
        ]}
        onChange={(venue) => change({ venue })}
      />
      <Field
        label={say('filter.date')}
        type="date"
        required
        value={filter.date ?? ''}
        onChange={({ target }) => change({ date: target.value })}
      />
      <SelectField
        label={say('filter.state')}
        value={filter.state ?? ''}
        options={[
          { value: '', label: say('filter.any') },
          ...STATES.map((state) => ({ value: state, label: say(`state.${state}`) })),
        ]}
        onChange={(state) => change({ state })}
      />
    </div>
  );
}
