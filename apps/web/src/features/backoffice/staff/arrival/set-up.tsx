import { PASSWORD_LENGTH_MIN } from '@houseful/contract/identity';
import { organisationsOperations } from '@houseful/contract/organisations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, session } from '../../../../lib/browser.ts';
import { EmailField } from '../../../../lib/forms/email-field.tsx';
import { checkEmail, checkName, checkNewPassword } from '../../../../lib/forms/field-checks.ts';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../../lib/forms/form-text.ts';
import { useForm } from '../../../../lib/forms/use-form.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { EmptyState } from '../../../../lib/ui/page.tsx';
import { PasswordField } from '../../../../lib/ui/password-field.tsx';
import { useStaffWords } from '../words/staff-words.ts';
import { useWordOfLink } from './word-of-link.ts';

const CHECKS = {
  organisationName: checkName,
  name: checkName,
  email: checkEmail,
  password: checkNewPassword,
};

/** The first page of a new house: its name, and the account of who runs it. */
export function SetUp() {
  const { say, t } = useStaffWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const setUpWord = useWordOfLink();
  const setUp = useMutation({
    mutationFn: (form: FormData) =>
      api.call(organisationsOperations.setUp, {
        setUpWord: setUpWord ?? '',
        organisationName: textOf(form, 'organisationName'),
        name: textOf(form, 'name'),
        email: textOf(form, 'email'),
        password: String(form.get('password') ?? ''),
      }),
    onSuccess: async (signedIn) => {
      session.accept(signedIn);
      await queries.invalidateQueries({ queryKey: ['my-desk'] });
      await navigate('/desk', { replace: true });
    },
  });
  const { form, errors } = useForm({ checks: CHECKS, error: setUp.error, onSubmit: setUp.mutate });
  if (setUpWord === '') {
    return <EmptyState title={say('setUp.title')}>{say('setUp.noWord')}</EmptyState>;
  }
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={say('setUp.title')}>
      <p className="text-muted">{say('setUp.detail')}</p>
      <Field
        label={say('setUp.organisation')}
        hint={say('setUp.organisationHint')}
        name="organisationName"
        autoComplete="organization"
        required
        error={errors['organisationName']}
      />
      <Field
        label={t('forms.name')}
        name="name"
        autoComplete="name"
        required
        error={errors['name']}
      />
      <EmailField autoComplete="username" error={errors['email']} />
      <PasswordField
        label={t('forms.password')}
        name="password"
        autoComplete="new-password"
        hint={t('forms.newPasswordHint', { min: PASSWORD_LENGTH_MIN })}
        required
        error={errors['password']}
      />
      <FormProblem error={setUp.error} />
      <Button type="submit" busy={setUp.isPending}>
        {say('setUp.open')}
      </Button>
    </form>
  );
}
