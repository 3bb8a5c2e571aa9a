import { orderDeskOperations } from '@houseful/contract/order-desk';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { useChange } from '../use-order.ts';
import { useOrderWords } from '../words/order-words.ts';
import type { ActionProps } from './action-props.ts';
import { ReasonField } from './reason-field.tsx';

/** Whose order it is, and where its tickets go. */
export function ContactDialog({ desk, onClose, onDone }: ActionProps) {
  const { say } = useOrderWords();
  const { contact, orderId } = desk.order;
  const [reason, setReason] = useState('');
  const change = useChange(
    desk,
    (form: Readonly<Record<'name' | 'email' | 'phone', string>>, options) => {
      const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
      const input = { orderId, contact: given, reason, expectedVersion: desk.version };
      return api.call(orderDeskOperations.changeOrderContact, input, options);
    },
    () => onDone(say('done.contact')),
  );
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    change.mutate({ name: text('name'), email: text('email'), phone: text('phone') });
  };
  return (
    <Dialog open title={say('do.contact')} onClose={onClose}>
      <form className="flex flex-col gap-4" onSubmit={onSubmit}>
        <p className="text-sm text-muted">{say('contact.detail')}</p>
        <Field
          {...{ label: say('form.name'), name: 'name', maxLength: 80 }}
          defaultValue={contact.name ?? ''}
        />
        <Field
          {...{ label: say('form.email'), name: 'email', type: 'email', maxLength: 254 }}
          defaultValue={contact.email ?? ''}
        />
        <Field
          {...{ label: say('form.phone'), name: 'phone', type: 'tel', maxLength: 32 }}
          defaultValue={contact.phone ?? ''}
          placeholder="+91 98765 43210"
        />
        <ReasonField value={reason} onChange={setReason} />
        <ProblemNotice error={change.error} />
        <Button type="submit" busy={change.isPending}>
          {say('form.save')}
        </Button>
      </form>
    </Dialog>
  );
}
