import { useWords } from '../i18n/words.ts';
import { Field, type FieldProps } from '../ui/field.tsx';

/** An email address; capitals and blanks around it do not matter. */
export function EmailField(props: Omit<FieldProps, 'label' | 'name' | 'type'>) {
  const { t } = useWords();
  return (
    <Field
      autoComplete="email"
      {...props}
      label={t('forms.email')}
      name="email"
      type="email"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
