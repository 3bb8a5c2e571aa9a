import { Field } from '../ui/field.tsx';

interface PhoneFieldProps {
  defaultValue: string;
  /** Whatever the API found wrong with it. */
  error: string | undefined;
}

/** A phone number in the one form the API takes, told in words. */
export function PhoneField({ defaultValue, error }: PhoneFieldProps) {
  return (
    <Field
      label="Phone"
      name="phone"
      type="tel"
      autoComplete="tel"
      placeholder="+91 98123 45678"
      hint="With a plus sign and the country’s number in front."
      defaultValue={defaultValue}
      error={error && 'Please write it like +91 98123 45678.'}
    />
  );
}
