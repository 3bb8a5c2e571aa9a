import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import { SHOW_MINUTES_MAX } from '@houseful/contract/schedule-kit';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { clashText } from '../clash-text.ts';
import type { SeenClash } from '../model/board.ts';
import { type Draft, usualFormat } from '../model/draft.ts';
import { PlayableTitle } from '../playable-title.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';

interface ShowFormProps {
  week: ScheduleWeek;
  organisationId: string;
  cards: readonly { readonly priceCardId: string; readonly name: string }[];
  draft: Draft;
  /** Of a show that is there the title stays. */
  isNew: boolean;
  busy: boolean;
  submit: string;
  problem: ReactNode;
  clashesOf: (draft: Draft) => readonly SeenClash[];
  onSubmit: (draft: Draft) => void;
}

/** What is on, where, when, and how it is sold; what is seen to be in the way is told at once. */
export function ShowForm({
  week,
  organisationId,
  cards,
  isNew,
  busy,
  submit,
  problem,
  ...props
}: ShowFormProps) {
  const words = useScheduleWords();
  const { say } = words;
  const [draft, setDraft] = useState(props.draft);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const screen = week.screens.find(({ screenId }) => screenId === draft.screenId);
  const clashes = props.clashesOf(draft);
  const isWhole = draft.titleId !== '' && draft.priceCardId !== '' && draft.localDate !== '';

  function choose(title: DeskTitle): void {
    set({
      ...{ titleId: title.titleId, titleName: title.name, language: title.languages[0] ?? '' },
      durationMinutes: title.durationMinutes?.toString() ?? '',
      format: usualFormat(title, screen ?? { formats: [] }),
    });
  }
  function send(event: FormEvent): void {
    event.preventDefault();
    if (isWhole) props.onSubmit(draft);
  }
  const text = (name: Exclude<keyof Draft, 'titleName'>, more: object = {}) => (
    <Field
      label={say(`field.${name}`)}
      name={name}
      value={draft[name]}
      required
      onChange={({ target }) => set({ [name]: target.value })}
      {...more}
    />
  );
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={send} aria-label={submit}>
      {isNew && (
        <div className="grid grid-cols-2 gap-3">
          <PlayableTitle {...{ organisationId, chosen: draft }} onChoose={choose} />
        </div>
      )}
      <div className="grid grid-cols-2 items-end gap-3">
        <SelectField
          label={say('field.screenId')}
          value={draft.screenId}
          options={week.screens
            .filter(({ isRetired, screenId }) => !isRetired || screenId === draft.screenId)
            .map(({ screenId, name }) => ({ value: screenId, label: name }))}
          onChange={(screenId) => set({ screenId })}
        />
        {text('durationMinutes', { type: 'number', min: 1, max: SHOW_MINUTES_MAX })}
        {text('localDate', { type: 'date' })}
        {text('localTime', { type: 'time', step: (screen?.startGridMinutes ?? 5) * 60 })}
        {text('language')}
        {text('format')}
        <SelectField
          label={say('field.priceCardId')}
          value={draft.priceCardId}
          options={[
            ...(draft.priceCardId === '' ? [{ value: '', label: say('field.choose') }] : []),
            ...cards.map(({ priceCardId, name }) => ({ value: priceCardId, label: name })),
          ]}
          onChange={(priceCardId) => set({ priceCardId })}
        />
        {text('closesMinutesAfterStart', { type: 'number' })}
        {text('seatsPerBuyerMax', { type: 'number', min: 1, max: 1_000, required: false })}
      </div>
      <div role="status" className="text-sm font-medium text-bad">
        {clashes.map((clash) => (
          <p key={JSON.stringify(clash)}>{clashText(clash, words)}</p>
        ))}
      </div>
      {problem}
      <div>
        <Button type="submit" busy={busy} disabled={!isWhole}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
