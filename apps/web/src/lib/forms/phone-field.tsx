import { useWords } from '../i18n/words.ts';
import { Field } from '../ui/field.tsx';

interface PhoneFieldProps {
  defaultValue: string;
  error: string | undefined;
}

/** A phone number in the one form the API takes, told in words. */
export function PhoneField({ defaultValue, error }: PhoneFieldProps) {
  const { t } = useWords();
  return (
    <Field
      label={t('forms.phone')}
      name="phone"
      type="tel"
      autoComplete="tel"
      hint={t('forms.phoneHint')}
      defaultValue={defaultValue}
      error={error}
    />
  );
}
