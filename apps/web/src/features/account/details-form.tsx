import { identityOperations, type User } from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import { api, session } from '../../lib/browser.ts';
import { checkName, checkOptionalPhone, NAME_LENGTH_MAX } from '../../lib/forms/field-checks.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { optionalText, textOf } from '../../lib/forms/form-text.ts';
import { PhoneField } from '../../lib/forms/phone-field.tsx';
import { useForm } from '../../lib/forms/use-form.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';
import { Notice } from '../../lib/ui/notice.tsx';

const CHECKS = { name: checkName, phone: checkOptionalPhone };

/** Name and phone, as tickets and their mails carry them from now on. */
export function DetailsForm({ user }: { user: User }) {
  const { t } = useWords();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      api.call(identityOperations.updateMe, {
        name: textOf(form, 'name'),
        phone: optionalText(form, 'phone') ?? null,
      }),
    onSuccess: (changed) => session.acceptUser(changed),
  });
  const { form, errors } = useForm({ checks: CHECKS, error: save.error, onSubmit: save.mutate });
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={t('profile.details')}>
      <Field
        label={t('profile.name')}
        name="name"
        autoComplete="name"
        maxLength={NAME_LENGTH_MAX}
        required
        defaultValue={user.name ?? ''}
        error={errors['name']}
      />
      <PhoneField defaultValue={user.phone ?? ''} error={errors['phone']} />
      <FormProblem error={save.error} />
      {save.isSuccess && <Notice tone="good">{t('profile.saved')}</Notice>}
      <Button type="submit" look="quiet" className="self-start" busy={save.isPending}>
        {t('profile.save')}
      </Button>
    </form>
  );
}
