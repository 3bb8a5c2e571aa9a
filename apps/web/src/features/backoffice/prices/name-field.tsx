import { Field } from '../../../lib/ui/field.tsx';
import type { FieldsProps } from './parts.ts';
import { usePricesWords } from './words/prices-words.ts';

type Props = Pick<FieldsProps<{ name: string }>, 'form' | 'disabled' | 'errorAt' | 'onChange'>;

export function NameField({ form, disabled, errorAt, onChange }: Props) {
  const { say } = usePricesWords();
  return (
    <Field
      label={say('name')}
      name="name"
      required
      autoComplete="off"
      maxLength={80}
      disabled={disabled}
      value={form.name}
      error={errorAt('name')}
      onChange={({ target }) => onChange({ name: target.value })}
    />
  );
}
