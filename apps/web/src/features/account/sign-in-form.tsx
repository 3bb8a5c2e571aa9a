import { identityOperations } from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import { api, session } from '../../lib/browser.ts';
import { EmailField } from '../../lib/forms/email-field.tsx';
import { checkEmail, checkPassword } from '../../lib/forms/field-checks.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { textOf } from '../../lib/forms/form-text.ts';
import { useForm } from '../../lib/forms/use-form.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { PasswordField } from '../../lib/ui/password-field.tsx';

const CHECKS = { email: checkEmail, password: checkPassword };

interface SignInFormProps {
  /** What is known already. */
  email: string;
  onDone: () => void;
}

/** Email and password; on success this tab, and every other one, is the member's. */
export function SignInForm({ email, onDone }: SignInFormProps) {
  const { t } = useWords();
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      api.call(identityOperations.login, {
        email: textOf(form, 'email'),
        password: String(form.get('password') ?? ''),
      }),
    onSuccess: (signedIn) => {
      session.accept(signedIn);
      onDone();
    },
  });
  const { form, errors } = useForm({
    checks: CHECKS,
    error: signIn.error,
    onSubmit: signIn.mutate,
  });
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={t('signIn.signIn')}>
      <EmailField autoComplete="username" defaultValue={email} error={errors['email']} />
      <PasswordField
        label={t('forms.password')}
        name="password"
        autoComplete="current-password"
        required
        error={errors['password']}
      />
      <FormProblem error={signIn.error} />
      <Button type="submit" busy={signIn.isPending}>
        {t('signIn.signIn')}
      </Button>
    </form>
  );
}
