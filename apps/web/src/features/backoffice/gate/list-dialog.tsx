import type { CheckInList, CheckInRules, GateShow } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { fieldOf } from '../../../lib/time/local-fields.ts';
import { type ListForm, rulesOf } from './rules-of-form.ts';
import { useGateWords } from './words/gate-words.ts';

interface ListDialogProps {
  show: GateShow;
  /** Null: a new one. */
  list: CheckInList | null;
  onClose: () => void;
}

const ENTRIES = ['single', 're-entry', 'multiple'] as const;

/** Name and rules of a check-in list. */
export function ListDialog({ show, list, onClose }: ListDialogProps) {
  const { say } = useGateWords();
  const client = useQueryClient();
  const [entry, setEntry] = useState<CheckInRules['entry']>(list?.rules.entry ?? 'single');
  // Pressed twice, or again after a lost answer, it is one list.
  const [idempotencyKey] = useState(newKey);
  const save = useMutation({
    mutationFn: async (form: ListForm) => {
      const { name } = form;
      const rules = rulesOf(form, entry);
      if (list) {
        const { listId } = list;
        const named = name === '' ? {} : { name };
        await api.call(gateOperations.changeCheckInList, { listId, rules, ...named });
        return;
      }
      const made = { name, rules, showIds: [show.showId] };
      await api.call(gateOperations.createCheckInList, made, { idempotencyKey });
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['gate-show', show.showId] });
    },
  });
  return (
    <Dialog
      open
      title={list ? (list.name ?? say('lists.own')) : say('lists.new')}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(formOf(event));
        }}
      >
        {list?.name !== null && (
          <Field
            label={say('form.name')}
            name="name"
            required
            maxLength={40}
            defaultValue={list?.name ?? ''}
          />
        )}
        <SelectField
          label={say('form.entry')}
          value={entry}
          options={ENTRIES.map((value) => ({ value, label: say(`entry.${value}`) }))}
          onChange={(value) => setEntry(ENTRIES.find((it) => it === value) ?? 'single')}
        />
        <Categories show={show} chosen={list?.rules.categoryIds ?? null} />
        <label className="flex items-center gap-3">
          <input
            type="checkbox"
            name="checksGate"
            defaultChecked={list?.rules.checksGate ?? false}
            className="size-6 accent-marquee"
          />
          {say('form.checksGate')}
        </label>
        {(['opensAt', 'closesAt', 'autoExitAt'] as const).map((name) => (
          <Field
            key={name}
            label={say(`form.${name}`)}
            name={name}
            type="datetime-local"
            defaultValue={fieldOf(list?.rules[name], deviceTimeZone())}
          />
        ))}
        <p className="text-sm text-muted">{say('form.zone')}</p>
        <ProblemNotice error={save.error} />
        <Button type="submit" busy={save.isPending}>
          {say(list ? 'form.save' : 'form.create')}
        </Button>
      </form>
    </Dialog>
  );
}

function Categories({ show, chosen }: { show: GateShow; chosen: readonly string[] | null }) {
  const { say } = useGateWords();
  if (show.categories.length < 2) return null;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-sm font-medium">{say('form.categories')}</legend>
      {show.categories.map(({ categoryId, name }) => (
        <label key={categoryId} className="flex min-h-9 items-center gap-3">
          <input
            type="checkbox"
            name="category"
            value={categoryId}
            defaultChecked={chosen === null || chosen.includes(categoryId)}
            className="size-5 accent-marquee"
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function formOf({ currentTarget }: FormEvent<HTMLFormElement>): ListForm {
  const data = new FormData(currentTarget);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const boxes = currentTarget.querySelectorAll('input[name="category"]').length;
  return {
    name: text('name'),
    categories: data.getAll('category').map(String),
    categoriesOffered: boxes,
    checksGate: data.get('checksGate') !== null,
    opensAt: text('opensAt'),
    closesAt: text('closesAt'),
    autoExitAt: text('autoExitAt'),
  };
}
