import {
  identityOperations,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
} from '@houseful/contract/identity';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { fieldErrors } from '../../lib/api/field-errors.ts';
import { api, session } from '../../lib/browser.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { optionalText, textOf } from '../../lib/forms/form-text.ts';
import { PhoneField } from '../../lib/forms/phone-field.tsx';
import { Button } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';

interface RegisterFormProps {
  defaults: { name?: string | null; email?: string | null; phone?: string | null };
  onDone: () => void;
}

/** Opens an account. Sent by a guest, the guest's holds, orders and tickets come along. */
export function RegisterForm({ defaults, onDone }: RegisterFormProps) {
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    register.mutate(new FormData(event.currentTarget));
  };
  const errors = fieldErrors(register.error);
  const { name, email, phone } = defaults;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Create account">
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={80}
        required
        defaultValue={name ?? ''}
        error={errors['name']}
      />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email ?? ''}
        error={errors['email']}
      />
      <PhoneField defaultValue={phone ?? ''} error={errors['phone']} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_LENGTH_MIN}
        maxLength={PASSWORD_LENGTH_MAX}
        hint={`At least ${PASSWORD_LENGTH_MIN} characters.`}
        required
        error={errors['password']}
      />
      <FormProblem error={register.error} />
      <Button type="submit" busy={register.isPending}>
        Create account
      </Button>
    </form>
  );
}
