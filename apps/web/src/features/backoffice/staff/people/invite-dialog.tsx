import { type Employment, organisationsOperations } from '@houseful/contract/organisations';
import type { Grant } from '@houseful/contract/staff';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { EmailField } from '../../../../lib/forms/email-field.tsx';
import { checkEmail } from '../../../../lib/forms/field-checks.ts';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../../lib/forms/form-text.ts';
import { useForm } from '../../../../lib/forms/use-form.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { useStaffWords } from '../words/staff-words.ts';
import { GrantsField } from './grants-field.tsx';

const CHECKS = { email: checkEmail };

/** Asks somebody by mail to work here. */
export function InviteDialog({
  employment,
  onClose,
}: {
  employment: Employment;
  onClose: () => void;
}) {
  const { say } = useStaffWords();
  const queries = useQueryClient();
  const { organisationId } = employment.organisation;
  const [grants, setGrants] = useState<Grant[]>([]);
  const invite = useMutation({
    mutationFn: (form: FormData) =>
      api.call(organisationsOperations.invite, {
        ...{ organisationId, email: textOf(form, 'email'), grants: grants.map(copyOf) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['invitations', organisationId] });
      onClose();
    },
  });
  const { form, errors } = useForm({
    checks: CHECKS,
    error: invite.error,
    onSubmit: (data) => grants.length > 0 && invite.mutate(data),
  });
  return (
    <Dialog open title={say('people.invite')} onClose={onClose}>
      <form {...form} className="flex flex-col gap-4" aria-label={say('people.invite')}>
        <EmailField autoComplete="off" error={errors['email']} />
        <GrantsField own={employment.grants} value={grants} onChange={setGrants} />
        {grants.length === 0 && <p className="text-sm text-muted">{say('people.chooseRole')}</p>}
        <FormProblem error={invite.error} />
        <Button type="submit" busy={invite.isPending} disabled={grants.length === 0}>
          {say('people.send')}
        </Button>
      </form>
    </Dialog>
  );
}

export function copyOf({ role, venueIds }: Grant) {
  return { role, venueIds: venueIds && [...venueIds] };
}
