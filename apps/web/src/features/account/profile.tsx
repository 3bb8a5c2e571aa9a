import { identityOperations, type User } from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { fieldErrors } from '../../lib/api/field-errors.ts';
import { api, session } from '../../lib/browser.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { optionalText, textOf } from '../../lib/forms/form-text.ts';
import { PhoneField } from '../../lib/forms/phone-field.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';
import { Notice } from '../../lib/ui/notice.tsx';

/** A member's own page: who they are here, and the way out. */
export function Profile({ user }: { user: User }) {
  const save = useMutation({
    mutationFn: (form: FormData) =>
      api.call(identityOperations.updateMe, {
        name: textOf(form, 'name'),
        phone: optionalText(form, 'phone') ?? null,
      }),
    onSuccess: (changed) => session.acceptUser(changed),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  const errors = fieldErrors(save.error, useWords());
  return (
    <div className="flex flex-col gap-6">
      <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Your details">
        <p className="text-sm text-muted">
          Signed in as <strong className="text-ink">{user.email}</strong>
        </p>
        <Field
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={80}
          required
          defaultValue={user.name ?? ''}
          error={errors['name']}
        />
        <PhoneField defaultValue={user.phone ?? ''} error={errors['phone']} />
        <FormProblem error={save.error} />
        {save.isSuccess && <Notice tone="good">Saved.</Notice>}
        <Button type="submit" look="quiet" busy={save.isPending}>
          Save
        </Button>
      </form>
      {user.roles.includes('operator') && (
        <ButtonLink look="quiet" to="/backoffice/mailbox">
          Mailbox
        </ButtonLink>
      )}
      <SignOut />
    </div>
  );
}

export function SignOut() {
  const signOut = useMutation({ mutationFn: () => session.signOut() });
  return (
    <Button
      look="plain"
      className="self-start"
      busy={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      Sign out
    </Button>
  );
}
