import type { Employment } from '@houseful/contract/organisations';
import { SALES_CHANNELS } from '@houseful/contract/reporting';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { useVenues } from '../choices/use-house.ts';
import { SearchField } from '../lists/search-field.tsx';
import { FOUND_STATUSES, useOrdersAddress } from './orders-address.ts';
import { useOrderWords } from './words/order-words.ts';

/** What is looked for: words, and what narrows it down; all of it stands in the address. */
export function OrderFilters({ employment }: { employment: Employment }) {
  const { say } = useOrderWords();
  const { looked, change } = useOrdersAddress();
  const { organisationId } = employment.organisation;
  const venues = useVenues(organisationId);
  return (
    <div role="search" className="flex flex-col gap-3">
      <SearchField
        {...{ label: say('search.label'), hint: say('search.hint'), charactersMax: 100 }}
        asked={looked.q ?? ''}
        onSearch={(q) => change({ q })}
      />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        <SelectField
          label={say('filter.status')}
          value={looked.status ?? ''}
          options={[
            { value: '', label: say('filter.any') },
            ...FOUND_STATUSES.map((value) => ({ value, label: say(`status.${value}`) })),
          ]}
          onChange={(status) => change({ status })}
        />
        <SelectField
          label={say('filter.venue')}
          value={looked.venueId ?? ''}
          options={[
            { value: '', label: say('filter.any') },
            ...(venues.data ?? []).map(({ venueId, name }) => ({ value: venueId, label: name })),
          ]}
          onChange={(venueId) => change({ venueId })}
        />
        <SelectField
          label={say('filter.channel')}
          value={looked.channel ?? ''}
          options={[
            { value: '', label: say('filter.any') },
            ...SALES_CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) })),
          ]}
          onChange={(channel) => change({ channel })}
        />
        <Field
          {...{ type: 'date', label: say('filter.from'), required: true }}
          value={looked.from ?? ''}
          max={looked.until}
          onChange={({ target }) => change({ from: target.value })}
        />
        <Field
          {...{ type: 'date', label: say('filter.until'), required: true }}
          value={looked.until ?? ''}
          min={looked.from}
          onChange={({ target }) => change({ until: target.value })}
        />
      </div>
      {looked.showId && (
        <div>
          <ChipToggle on onClick={() => change({ showId: undefined })}>
            {say('filter.show')} ✕
          </ChipToggle>
        </div>
      )}
    </div>
  );
}
