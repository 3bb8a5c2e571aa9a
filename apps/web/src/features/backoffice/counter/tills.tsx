import type { Till } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { Panel } from '../panel.tsx';
import { useTills } from './open-shift.tsx';
import { useCounterWords } from './words/counter-words.ts';

/** The tills of the house: set up, named, taken out of use. */
export function Tills() {
  const { say } = useCounterWords();
  const tills = useTills();
  const [editing, setEditing] = useState<Till | 'new' | null>(null);
  return (
    <Panel title={say('tills.title')} detail={say('tills.detail')}>
      {tills.data?.length === 0 && <p className="text-muted">{say('tills.none')}</p>}
      <ul className="divide-y divide-line">
        {tills.data?.map((till) => (
          <li key={till.tillId} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              <span className="font-semibold break-words">{till.name}</span>
              <span className="block text-sm text-muted">
                {till.venueName}
                {till.isRetired && ` · ${say('tills.retired')}`}
              </span>
            </span>
            <Button look="quiet" size="small" onClick={() => setEditing(till)}>
              {say('tills.change')}
              <span className="sr-only">: {till.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Button look="quiet" className="self-start" onClick={() => setEditing('new')}>
        {say('tills.new')}
      </Button>
      {editing && (
        <TillDialog till={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Panel>
  );
}

/** `till` null: a new one. */
function TillDialog({ till, onClose }: { till: Till | null; onClose: () => void }) {
  const { say } = useCounterWords();
  const client = useQueryClient();
  const venues = useQuery({
    queryKey: ['counter', 'venues'],
    queryFn: async () => (await api.call(counterOperations.listTillVenues, {})).items,
    enabled: till === null,
  });
  const [chosen, setVenueId] = useState('');
  const [name, setName] = useState(till?.name ?? '');
  const [isRetired, setRetired] = useState(till?.isRetired ?? false);
  // Pressed twice, or again after a lost answer, it is one till.
  const [idempotencyKey] = useState(newKey);
  const venueId = chosen || (venues.data?.[0]?.venueId ?? '');
  const save = useMutation({
    mutationFn: () =>
      till
        ? api.call(counterOperations.changeTill, { tillId: till.tillId, name, isRetired })
        : api.call(counterOperations.createTill, { venueId, name }, { idempotencyKey }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['counter', 'tills'] });
      onClose();
    },
  });
  return (
    <Dialog open title={till ? till.name : say('tills.new')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {!till && (
          <SelectField
            label={say('tills.venue')}
            value={venueId}
            options={(venues.data ?? []).map((venue) => ({
              ...{ value: venue.venueId, label: venue.name },
            }))}
            onChange={setVenueId}
          />
        )}
        <Field
          label={say('tills.name')}
          required
          maxLength={60}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {till && (
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={isRetired}
              className="size-6 accent-marquee"
              onChange={({ target }) => setRetired(target.checked)}
            />
            {say('tills.retire')}
          </label>
        )}
        <ProblemNotice error={save.error ?? venues.error} />
        <Button type="submit" busy={save.isPending} disabled={name.trim() === ''}>
          {say('tills.save')}
        </Button>
      </form>
    </Dialog>
  );
}
