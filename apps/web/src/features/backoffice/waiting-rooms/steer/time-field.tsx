import { Field, type FieldProps } from '../../../../lib/ui/field.tsx';

/** A day and a time of this device; may be left empty. */
export function TimeField(props: Omit<FieldProps, 'type'>) {
  return <Field {...props} type="datetime-local" />;
}
