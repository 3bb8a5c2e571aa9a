import type { Contact } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import type { FormEvent } from 'react';
import { fieldErrors } from '../../lib/api/field-errors.ts';
import { formatMoney } from '../../lib/format/money.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { optionalText, textOf } from '../../lib/forms/form-text.ts';
import type { Visitor } from '../../lib/session/use-session.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';

interface ContactFormProps {
  visitor: Visitor;
  total: Money;
  busy: boolean;
  error: unknown;
  onPay: (contact: Contact) => void;
}

/** Where the tickets go, in two fields, and the button that goes to the payment page. */
export function ContactForm({ visitor, total, busy, error, onPay }: ContactFormProps) {
  const user = 'user' in visitor ? visitor.user : null;
  const errors = fieldErrors(error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = optionalText(form, 'name');
    onPay({ email: textOf(form, 'email'), ...(name ? { name } : {}) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" aria-label="Your details">
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        hint="Your tickets are sent here."
        required
        defaultValue={user?.email ?? ''}
        error={errors['email']}
      />
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={80}
        defaultValue={user?.name ?? ''}
        error={errors['name']}
      />
      <FormProblem error={error} />
      <Button type="submit" busy={busy} className="text-lg">
        Pay {formatMoney(total)}
      </Button>
      <p className="text-center text-xs text-faint">
        You pay on the payment provider’s page. Nothing is charged before you confirm there.
      </p>
    </form>
  );
}
