import { type Employment, organisationsOperations } from '@houseful/contract/organisations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';
import { checkName, checkOptionalEmail } from '../../../lib/forms/field-checks.ts';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../lib/forms/form-text.ts';
import { useForm } from '../../../lib/forms/use-form.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import { useStaffWords } from './words/staff-words.ts';

const CHECKS = { name: checkName, supportEmail: checkOptionalEmail };
const FIELDS = ['legalName', 'taxNumber', 'address', 'supportEmail'] as const;

/** What the organisation says of itself: on its desk, on invoices, to buyers who need help. */
export function OrganisationForm({ employment: { organisation } }: { employment: Employment }) {
  const { say } = useStaffWords();
  const queries = useQueryClient();
  const { organisationId, name } = organisation;
  const change = useMutation({
    mutationFn: (form: FormData) =>
      api.call(organisationsOperations.changeOrganisation, {
        ...{ organisationId, name: textOf(form, 'name') },
        ...Object.fromEntries(FIELDS.map((field) => [field, textOf(form, field) || null])),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['my-desk'] }),
  });
  const { form, errors } = useForm({
    checks: CHECKS,
    error: change.error,
    onSubmit: change.mutate,
  });
  return (
    <form {...form} className="flex max-w-xl flex-col gap-4" aria-label={say('way.organisation')}>
      <Field
        label={say('organisation.name')}
        name="name"
        required
        defaultValue={name}
        error={errors['name']}
      />
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={say(`organisation.${field}`)}
          hint={say(`organisationHint.${field}`)}
          name={field}
          defaultValue={organisation[field] ?? ''}
          error={errors[field]}
        />
      ))}
      <FormProblem error={change.error} />
      {change.isSuccess && <Notice tone="good">{say('organisation.saved')}</Notice>}
      <Button type="submit" busy={change.isPending}>
        {say('form.save')}
      </Button>
    </form>
  );
}
