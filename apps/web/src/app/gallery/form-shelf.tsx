import { useState } from 'react';
import { LANGUAGES, nameOfLanguage } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { CheckField } from '../../lib/ui/check-field.tsx';
import { Field } from '../../lib/ui/field.tsx';
import { PasswordField } from '../../lib/ui/password-field.tsx';
import { SelectField } from '../../lib/ui/select-field.tsx';
import { Stepper } from '../../lib/ui/stepper.tsx';
import { Shelf, Specimen } from './specimen.tsx';

export function FormShelf() {
  const { t } = useWords();
  return (
    <Shelf id="forms" title="Forms">
      <Specimen name="Field: wanted, with a hint, optional, wrong, not to be had">
        <div className="flex flex-col gap-4">
          <Field label={t('shell.account')} required />
          <Field label={t('shell.account')} hint={t('shell.promise')} required />
          <Field label={t('shell.city')} />
          <Field
            label={t('shell.account')}
            error={t('ui.checkMarked')}
            defaultValue="asha@"
            required
          />
          <Field label={t('shell.city')} defaultValue="Thiruvananthapuram" disabled />
        </div>
      </Specimen>
      <Specimen name="PasswordField: told before, and wrong">
        <div className="flex flex-col gap-4">
          <PasswordField
            label={t('forms.password')}
            hint={t('forms.newPasswordHint', { min: 8 })}
            required
          />
          <PasswordField
            label={t('forms.password')}
            error={t('forms.passwordShort')}
            defaultValue="asha"
            required
          />
        </div>
      </Specimen>
      <Specimen name="SelectField, CheckField">
        <div className="flex flex-col gap-4">
          <Chooses />
          <Checks />
        </div>
      </Specimen>
      <Specimen name="Stepper: between its ends, at the lower, at the upper">
        <div className="flex flex-wrap gap-3">
          {[3, 0, 10].map((start) => (
            <Counts key={start} start={start} />
          ))}
        </div>
      </Specimen>
    </Shelf>
  );
}

function Counts({ start }: { start: number }) {
  const { t } = useWords();
  const [value, setValue] = useState(start);
  return <Stepper label={t('shell.tickets')} min={0} max={10} {...{ value }} onChange={setValue} />;
}

function Chooses() {
  const { t } = useWords();
  const [value, setValue] = useState('en');
  const options = LANGUAGES.map((language) => ({
    value: language,
    label: nameOfLanguage(language),
    lang: language,
  }));
  return <SelectField label={t('profile.language')} {...{ value, options }} onChange={setValue} />;
}

function Checks() {
  const { t } = useWords();
  const [checked, setChecked] = useState(true);
  return (
    <CheckField
      label={t('profile.accessible')}
      hint={t('profile.accessibleDetail')}
      checked={checked}
      onChange={setChecked}
    />
  );
}
