import { identityOperations, PASSWORD_LENGTH_MIN } from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import { api, session } from '../../lib/browser.ts';
import { EmailField } from '../../lib/forms/email-field.tsx';
import {
  checkEmail,
  checkName,
  checkNewPassword,
  checkOptionalPhone,
} from '../../lib/forms/field-checks.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { optionalText, textOf } from '../../lib/forms/form-text.ts';
import { PhoneField } from '../../lib/forms/phone-field.tsx';
import { useForm } from '../../lib/forms/use-form.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';
import { PasswordField } from '../../lib/ui/password-field.tsx';

const CHECKS = {
  name: checkName,
  email: checkEmail,
  phone: checkOptionalPhone,
  password: checkNewPassword,
};

interface RegisterFormProps {
  defaults: { name?: string | null; email?: string | null; phone?: string | null };
  onDone: () => void;
}

/** Opens an account. Sent by a guest, the guest's holds, orders and tickets come along. */
export function RegisterForm({ defaults, onDone }: RegisterFormProps) {
  const { t } = useWords();
  const register = useMutation({
    mutationFn: (form: FormData) =>
      api.call(identityOperations.register, {
        name: textOf(form, 'name'),
        email: textOf(form, 'email'),
        password: String(form.get('password') ?? ''),
        phone: optionalText(form, 'phone'),
      }),
    onSuccess: (registered) => {
      session.accept(registered);
      onDone();
    },
  });
  const { form, errors } = useForm({
    checks: CHECKS,
    error: register.error,
    onSubmit: register.mutate,
  });
  const { name, email, phone } = defaults;
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={t('signIn.create')}>
      <Field
        label={t('forms.name')}
        name="name"
        autoComplete="name"
        required
        defaultValue={name ?? ''}
        error={errors['name']}
      />
      <EmailField autoComplete="username" defaultValue={email ?? ''} error={errors['email']} />
      <PhoneField defaultValue={phone ?? ''} error={errors['phone']} />
      <PasswordField
        label={t('forms.password')}
        name="password"
        autoComplete="new-password"
        hint={t('forms.newPasswordHint', { min: PASSWORD_LENGTH_MIN })}
        required
        error={errors['password']}
      />
      <FormProblem error={register.error} />
      <Button type="submit" busy={register.isPending}>
        {t('signIn.create')}
      </Button>
    </form>
  );
}
