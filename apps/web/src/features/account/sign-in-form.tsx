import { identityOperations } from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { fieldErrors } from '../../lib/api/field-errors.ts';
import { api, session } from '../../lib/browser.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { textOf } from '../../lib/forms/form-text.ts';

/** Email and password; on success the tab, and every other tab, is the member's. */
export function SignInForm({ onDone }: { onDone: () => void }) {
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn.mutate(new FormData(event.currentTarget));
  };
  const errors = fieldErrors(signIn.error);
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Sign in">
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={errors['email']}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={errors['password']}
      />
      <FormProblem error={signIn.error} />
      <Button type="submit" busy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}
