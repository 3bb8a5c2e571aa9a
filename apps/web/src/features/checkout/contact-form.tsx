import type { Contact } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { EmailField } from '../../lib/forms/email-field.tsx';
import { checkEmail, checkOptionalName } from '../../lib/forms/field-checks.ts';
import { FormProblem } from '../../lib/forms/form-problem.tsx';
import { optionalText, textOf } from '../../lib/forms/form-text.ts';
import { useForm } from '../../lib/forms/use-form.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ownerOf, type Visitor } from '../../lib/session/use-session.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Field } from '../../lib/ui/field.tsx';
import { keepDraft, keptDraft } from './contact-draft.ts';

const CHECKS = { email: checkEmail, name: checkOptionalName };

interface ContactFormProps {
  visitor: Visitor;
  total: Money;
  busy: boolean;
  error: unknown;
  onPay: (contact: Contact) => void;
}

/** Where the tickets go, in two fields, and the button that goes to the payment page. */
export function ContactForm({ visitor, total, busy, error, onPay }: ContactFormProps) {
  const { t, money } = useWords();
  const user = 'user' in visitor ? visitor.user : null;
  const owner = ownerOf(visitor) ?? '';
  const draft = keptDraft(owner);
  const isFree = total.amount === 0;
  const { form, errors } = useForm({
    checks: CHECKS,
    error,
    onSubmit: (typed) => {
      const name = optionalText(typed, 'name');
      onPay({ email: textOf(typed, 'email'), ...(name ? { name } : {}) });
    },
  });
  return (
    <form
      {...form}
      onInput={(event) => {
        form.onInput(event);
        const typed = new FormData(event.currentTarget);
        keepDraft(owner, { email: textOf(typed, 'email'), name: textOf(typed, 'name') });
      }}
      className="flex flex-col gap-3"
      aria-label={t('checkout.details')}
    >
      <EmailField
        hint={t('checkout.emailHint')}
        defaultValue={draft?.email ?? user?.email ?? ''}
        error={errors['email']}
      />
      <Field
        label={t('forms.name')}
        name="name"
        autoComplete="name"
        defaultValue={draft?.name ?? user?.name ?? ''}
        error={errors['name']}
      />
      <FormProblem error={error} />
      <Button type="submit" busy={busy} className="min-h-13 text-lg">
        {isFree ? t('checkout.getFree') : t('checkout.payTotal', { total: money(total) })}
      </Button>
      {!isFree && <p className="text-center text-xs text-faint">{t('checkout.methods')}</p>}
    </form>
  );
}
