import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../../lib/ui/chip.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { WeekdayToggles } from '../../choices/weekday-toggles.tsx';
import { Panel } from '../../panel.tsx';
import { addDays } from '../../../../lib/time/calendar.ts';
import { usualFormat } from '../model/draft.ts';
import { EMPTY_LINE, type LineForm, planOf, readTimes } from '../model/template.ts';
import { PlayableTitle } from '../playable-title.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';
import type { SentPlan } from './programme-desk.tsx';

const WEEK = 7;
const LINES_MAX = 20;

export interface ProgrammeFormProps {
  week: ScheduleWeek;
  organisationId: string;
  cards: readonly { readonly priceCardId: string; readonly name: string }[];
  from: string;
  busy: boolean;
  onCheck: (plan: SentPlan) => void;
  /** What was told of it does not hold any more. */
  onChange: () => void;
}

/** Titles at times on screens and weekdays, over a stretch of days. */
export function TemplateForm({
  week,
  organisationId,
  cards,
  from: first,
  busy,
  onCheck,
  onChange,
}: ProgrammeFormProps) {
  const { say } = useScheduleWords();
  const [from, setFrom] = useState(first);
  const [until, setUntil] = useState(addDays(first, WEEK - 1));
  const usual = cards.find(({ priceCardId }) => priceCardId === week.lastPriceCardId) ?? cards[0];
  const [priceCardId, setPriceCardId] = useState(usual?.priceCardId ?? '');
  const [lines, setLines] = useState<readonly LineForm[]>([EMPTY_LINE]);
  const plan = planOf({ venueId: week.venue.venueId, from, until, priceCardId, lines });

  function changed<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      onChange();
      set(value);
    };
  }
  function setLine(index: number, change: Partial<LineForm>): void {
    changed(setLines)(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  }
  function send(event: FormEvent): void {
    event.preventDefault();
    if (plan) onCheck(plan);
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={send}
      aria-label={say('programme.template')}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label={say('field.from')}
          type="date"
          required
          value={from}
          onChange={({ target }) => changed(setFrom)(target.value)}
        />
        <Field
          label={say('field.until')}
          type="date"
          required
          value={until}
          onChange={({ target }) => changed(setUntil)(target.value)}
        />
        <SelectField
          label={say('field.priceCardId')}
          value={priceCardId}
          options={cards.map((card) => ({ value: card.priceCardId, label: card.name }))}
          onChange={changed(setPriceCardId)}
        />
      </div>
      {lines.map((line, index) => (
        <Line
          // Lines have no names: their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: a line stays where it is
          key={index}
          {...{ line, week, organisationId }}
          number={index + 1}
          onChange={(change) => setLine(index, change)}
          onDrop={
            lines.length > 1 ? () => changed(setLines)(lines.filter((_, at) => at !== index)) : null
          }
        />
      ))}
      <div className="flex flex-wrap gap-3">
        {lines.length < LINES_MAX && (
          <Button look="quiet" onClick={() => changed(setLines)([...lines, EMPTY_LINE])}>
            {say('line.add')}
          </Button>
        )}
        <Button type="submit" busy={busy} disabled={!plan}>
          {say('programme.check')}
        </Button>
      </div>
    </form>
  );
}

interface LineProps {
  line: LineForm;
  number: number;
  week: ScheduleWeek;
  organisationId: string;
  onChange: (change: Partial<LineForm>) => void;
  onDrop: (() => void) | null;
}

function Line({ line, number, week, organisationId, onChange, onDrop }: LineProps) {
  const { say } = useScheduleWords();
  const screens = week.screens.filter(({ isRetired }) => !isRetired);
  const isWrong = line.times !== '' && readTimes(line.times) === null;

  function choose(title: DeskTitle): void {
    const [screen] = screens.filter(({ screenId }) => line.screenIds.includes(screenId));
    onChange({
      ...{ titleId: title.titleId, titleName: title.name, language: title.languages[0] ?? '' },
      format: usualFormat(title, screen ?? { formats: [] }),
    });
  }
  const toggled = (all: readonly string[], one: string) =>
    all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
  return (
    <Panel title={say('line.title', { number })}>
      <div className="grid gap-4 sm:grid-cols-2">
        <PlayableTitle {...{ organisationId, chosen: line }} onChoose={choose} />
        <Field
          label={say('field.language')}
          required
          value={line.language}
          onChange={({ target }) => onChange({ language: target.value })}
        />
        <Field
          label={say('field.format')}
          required
          value={line.format}
          onChange={({ target }) => onChange({ format: target.value })}
        />
      </div>
      <Field
        label={say('field.times')}
        hint={say('field.timesHint')}
        required
        value={line.times}
        error={isWrong ? say('field.timesWrong') : undefined}
        onChange={({ target }) => onChange({ times: target.value })}
      />
      <WeekdayToggles
        label={say('field.weekdays')}
        weekdays={line.weekdays}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <fieldset className="min-w-0">
        <legend className="pb-1 text-sm font-medium">{say('field.screens')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {screens.map(({ screenId, name }) => (
            <ChipToggle
              key={screenId}
              on={line.screenIds.includes(screenId)}
              onClick={() => onChange({ screenIds: toggled(line.screenIds, screenId) })}
            >
              {name}
            </ChipToggle>
          ))}
        </div>
      </fieldset>
      {onDrop && (
        <div>
          <Button look="plain" size="small" onClick={onDrop}>
            {say('line.drop')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
