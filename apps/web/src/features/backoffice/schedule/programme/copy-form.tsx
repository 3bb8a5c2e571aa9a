import { type FormEvent, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { addDays } from '../../../../lib/time/calendar.ts';
import { useScheduleWords } from '../words/schedule-words.ts';
import type { ProgrammeFormProps } from './template-form.tsx';

const TIMES_MAX = 12;
const DAYS_MAX = 14;

/** A day, a week, or some days, again: once or several times, one after the other. */
export function CopyForm({
  week,
  cards,
  from: first,
  days: asked,
  busy,
  onCheck,
  onChange,
}: ProgrammeFormProps & { days: number }) {
  const { say } = useScheduleWords();
  const [from, setFrom] = useState(first);
  const [days, setDays] = useState(String(Math.min(asked, DAYS_MAX)));
  const [to, setTo] = useState(addDays(first, Math.min(asked, DAYS_MAX)));
  const [times, setTimes] = useState('1');
  const [priceCardId, setPriceCardId] = useState(cards[0]?.priceCardId ?? '');
  const length = Math.min(Math.max(Math.trunc(Number(days)) || 0, 0), DAYS_MAX);
  const count = Math.min(Math.max(Math.trunc(Number(times)) || 0, 0), TIMES_MAX);
  const isWhole = from !== '' && to !== '' && length > 0 && count > 0;

  function send(event: FormEvent): void {
    event.preventDefault();
    if (!isWhole) return;
    onCheck({
      ...{ kind: 'copy', venueId: week.venue.venueId, from, days: length },
      to: Array.from({ length: count }, (_, index) => addDays(to, index * length)),
      priceCardId: priceCardId || null,
    });
  }
  const field = (
    name: 'from' | 'days' | 'to' | 'times',
    value: string,
    set: (value: string) => void,
    more: object,
  ) => (
    <Field
      label={say(`copy.${name}`)}
      required
      value={value}
      onChange={({ target }) => {
        onChange();
        set(target.value);
      }}
      {...more}
    />
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={send}
      aria-label={say('programme.copy')}
    >
      <p className="text-sm text-muted">{say('copy.detail')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {field('from', from, setFrom, { type: 'date' })}
        {field('days', days, setDays, { type: 'number', min: 1, max: DAYS_MAX })}
        {field('to', to, setTo, { type: 'date' })}
        {field('times', times, setTimes, { type: 'number', min: 1, max: TIMES_MAX })}
        <SelectField
          label={say('copy.card')}
          value={priceCardId}
          options={cards.map((card) => ({ value: card.priceCardId, label: card.name }))}
          onChange={(chosen) => {
            onChange();
            setPriceCardId(chosen);
          }}
        />
      </div>
      <div>
        <Button type="submit" busy={busy} disabled={!isWhole}>
          {say('programme.check')}
        </Button>
      </div>
    </form>
  );
}
