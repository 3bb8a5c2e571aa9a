import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { Field, type FieldProps } from './field.tsx';

/** A password that may be pasted, kept by the browser, and looked at. */
export function PasswordField(props: Omit<FieldProps, 'type' | 'trailing'>) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      trailing={
        <button
          type="button"
          aria-label={t(shown ? 'forms.hideTyped' : 'forms.showTyped')}
          onClick={() => setShown(!shown)}
          className="min-h-11 shrink-0 rounded-md px-3 text-sm font-semibold text-bulb"
        >
          {t(shown ? 'forms.hide' : 'forms.show')}
        </button>
      }
    />
  );
}
