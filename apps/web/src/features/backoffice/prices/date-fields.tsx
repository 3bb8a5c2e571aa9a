import { Field } from '../../../lib/ui/field.tsx';
import type { FieldsProps } from './parts.ts';
import { usePricesWords } from './words/prices-words.ts';

/** From a day on, and before another; the last may be left open. */
export interface DatesForm {
  readonly from: string;
  readonly until: string;
}

type Props = Pick<FieldsProps<DatesForm>, 'form' | 'disabled' | 'errorAt' | 'onChange'>;

export function DateFields({ form, disabled, errorAt, onChange }: Props) {
  const { say } = usePricesWords();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label={say('dates.from')}
        type="date"
        required
        disabled={disabled}
        value={form.from}
        error={errorAt('from')}
        onChange={({ target }) => onChange({ from: target.value })}
      />
      <Field
        label={say('dates.until')}
        hint={say('dates.untilHint')}
        type="date"
        disabled={disabled}
        value={form.until}
        error={errorAt('until')}
        onChange={({ target }) => onChange({ until: target.value })}
      />
    </div>
  );
}

export function dateFlaws({ from, until }: DatesForm): ('from' | 'until')[] {
  if (from === '') return ['from'];
  return until !== '' && until <= from ? ['until'] : [];
}
