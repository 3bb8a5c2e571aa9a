import { identityOperations, PASSWORD_LENGTH_MIN } from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import { isProblem } from '../../lib/api/problem.ts';
import { api, session } from '../../lib/browser.ts';
import { checkNewPassword, checkPassword } from '../../lib/forms/field-checks.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { useForm } from '../../lib/forms/use-form.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Notice } from '../../lib/ui/notice.tsx';
import { PasswordField } from '../../lib/ui/password-field.tsx';

const CHECKS = { currentPassword: checkPassword, newPassword: checkNewPassword };

/** Another password; this sign-in goes on, every other one ends. */
export function PasswordForm({ email }: { email: string | null }) {
  const { t } = useWords();
  const change = useMutation({
    mutationFn: (form: FormData) =>
      api.call(identityOperations.changePassword, {
        currentPassword: String(form.get('currentPassword') ?? ''),
        newPassword: String(form.get('newPassword') ?? ''),
        refreshToken: session.current()?.refreshToken ?? '',
      }),
    onSuccess: () => form.ref.current?.reset(),
  });
  const { form, errors } = useForm({
    checks: CHECKS,
    error: change.error,
    onSubmit: change.mutate,
  });
  const wrong = isProblem(change.error, 'wrong-credentials');
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={t('profile.changePassword')}>
      {/* So that the browser knows whose password it keeps. */}
      <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
      <PasswordField
        label={t('profile.currentPassword')}
        name="currentPassword"
        autoComplete="current-password"
        required
        error={wrong ? t('profile.wrongPassword') : errors['currentPassword']}
      />
      <PasswordField
        label={t('profile.newPassword')}
        name="newPassword"
        autoComplete="new-password"
        required
        hint={t('profile.newPasswordHint', { count: PASSWORD_LENGTH_MIN })}
        error={errors['newPassword']}
      />
      {!wrong && <FormProblem error={change.error} />}
      {change.isSuccess && <Notice tone="good">{t('profile.passwordChanged')}</Notice>}
      <Button type="submit" look="quiet" className="self-start" busy={change.isPending}>
        {t('profile.changePassword')}
      </Button>
    </form>
  );
}
