import type { Employment } from '@houseful/contract/organisations';
import { SALES_CHANNELS } from '@houseful/contract/reporting';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { useVenues } from '../choices/use-house.ts';
import { FOUND_STATUSES, useOrdersAddress } from './orders-address.ts';
import { useOrderWords } from './words/order-words.ts';

const SETTLED_MS = 250;

/** What is looked for: words, and what narrows it down; all of it stands in the address. */
export function OrderFilters({ employment }: { employment: Employment }) {
  const { say } = useOrderWords();
  const { looked, change } = useOrdersAddress();
  const { organisationId } = employment.organisation;
  const venues = useVenues(organisationId);
  return (
    <div role="search" className="flex flex-col gap-3">
      <SearchField asked={looked.q ?? ''} onSearch={(q) => change({ q })} />
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

/** `/` leads here from anywhere on the page; what is typed is looked for when it settles. */
function SearchField({ asked, onSearch }: { asked: string; onSearch: (q: string) => void }) {
  const { say } = useOrderWords();
  const input = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(asked);
  const settled = useSettled(typed.trim(), SETTLED_MS);
  const search = useEffectEvent(() => {
    if (settled !== asked) onSearch(settled);
  });
  useEffect(() => search(), [settled]);
  // A saved search, or the way back, brings other words.
  const take = useEffectEvent(() => {
    if (asked !== typed.trim()) setTyped(asked);
  });
  useEffect(() => take(), [asked]);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, select');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div ref={input}>
      <Field
        {...{ type: 'search', label: say('search.label'), hint: say('search.hint') }}
        required
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && setTyped('')}
      />
    </div>
  );
}
