import { useState } from 'react';
import type { FieldCheck } from '../../../../lib/forms/field-checks.ts';
import { Field, type FieldProps } from '../../../../lib/ui/field.tsx';
import { useDeskWords } from '../words/desk-words.ts';

type TimeName = 'opensAt' | 'onSaleAt';

/** Browsers hand in a day without a time as nothing at all, which would mean “by hand”. */
const checkNotHalf: FieldCheck = (half) => (half === '' ? null : 'fieldWrong');

/** For the forms that have these fields. */
export const TIME_CHECKS = { opensAtHalf: checkNotHalf, onSaleAtHalf: checkNotHalf };

/** A day and a time of this device, or neither. */
export function TimeField({
  name,
  error,
  ...props
}: Omit<FieldProps, 'type' | 'name'> & { name: TimeName }) {
  const { say } = useDeskWords();
  const [isHalf, setIsHalf] = useState(false);
  return (
    <div className="min-w-0">
      <Field
        {...props}
        name={name}
        type="datetime-local"
        error={isHalf ? say('field.halfTime') : error}
        onBlur={({ target }) => setIsHalf(target.validity.badInput)}
      />
      <input type="hidden" name={`${name}Half`} value={isHalf ? 'half' : ''} />
    </div>
  );
}
