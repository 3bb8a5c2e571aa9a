import type { DeskTitle } from '@houseful/contract/titles-desk';
import { useState } from 'react';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { usePlayable } from './use-schedule.ts';
import { useScheduleWords } from './words/schedule-words.ts';

const SETTLED_MS = 250;

interface PlayableTitleProps {
  organisationId: string;
  /** Stays to choose, also when the words find others. */
  chosen: { readonly titleId: string; readonly titleName: string };
  onChoose: (title: DeskTitle) => void;
}

/** Two fields for one title that can be put on: words that find some, and the choice among them. */
export function PlayableTitle({ organisationId, chosen, onChoose }: PlayableTitleProps) {
  const { say } = useScheduleWords();
  const [typed, setTyped] = useState('');
  const { data: titles = [] } = usePlayable(organisationId, useSettled(typed, SETTLED_MS));
  const { titleId, titleName } = chosen;
  const isListed = titles.some((title) => title.titleId === titleId);
  return (
    <>
      <Field
        label={say('shelf.search')}
        type="search"
        required
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <SelectField
        label={say('field.titleId')}
        value={titleId}
        options={[
          ...(titleId === '' ? [{ value: '', label: say('field.choose') }] : []),
          ...(titleId !== '' && !isListed ? [{ value: titleId, label: titleName }] : []),
          ...titles.map((title) => ({ value: title.titleId, label: title.name })),
        ]}
        onChange={(wanted) => {
          const title = titles.find((each) => each.titleId === wanted);
          if (title) onChoose(title);
        }}
      />
    </>
  );
}
