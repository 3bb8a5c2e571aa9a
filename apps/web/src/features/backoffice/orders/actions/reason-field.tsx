import { Field } from '../../../../lib/ui/field.tsx';
import { useOrderWords } from '../words/order-words.ts';

export const REASON_MIN = 3;
const REASON_MAX = 300;

/** Why something is done to an order; without it nothing is. */
export function ReasonField({
  value,
  onChange,
}: {
  value: string;
  onChange: (reason: string) => void;
}) {
  const { say } = useOrderWords();
  return (
    <Field
      label={say('form.reason')}
      hint={say('form.reasonHint')}
      required
      minLength={REASON_MIN}
      maxLength={REASON_MAX}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
