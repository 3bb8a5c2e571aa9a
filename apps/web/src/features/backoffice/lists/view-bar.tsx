import { useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { Button } from '../../../lib/ui/button.tsx';
import { ChipLink } from '../../../lib/ui/chip.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { IconButton } from '../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { ownerOf, useVisitor } from '../../../lib/session/use-session.ts';
import { useStaffWords } from '../staff/words/staff-words.ts';
import {
  forgetView,
  isSameSearch,
  type ListName,
  type Shelf,
  saveView,
  shelfOf,
  useSavedViews,
} from './saved-views.ts';

const NAME_MAX = 40;

/** Searches of a list one comes back to, on this device; not there while nothing is looked for and none is saved. */
export function ViewBar({ list }: { list: ListName }) {
  const { say } = useStaffWords();
  const { pathname, search } = useLocation();
  const shelf = shelfOf(list, ownerOf(useVisitor()) ?? '');
  const views = useSavedViews(shelf);
  const [naming, setNaming] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const here = new URLSearchParams(search).toString();
  if (here === '' && views.length === 0) return null;
  return (
    <div
      ref={bar}
      className="flex min-w-0 flex-wrap items-center gap-2 outline-none"
      role="group"
      aria-label={say('views.label')}
      tabIndex={-1}
    >
      {views.map(({ name, address }) => (
        <span key={name} className="inline-flex max-w-full items-center">
          <ChipLink
            to={{ pathname, search: address }}
            current={isSameSearch(address, here)}
            className="min-w-0"
          >
            <span className="min-w-0 wrap-anywhere">{name}</span>
          </ChipLink>
          <IconButton
            label={say('views.forget', { name })}
            onClick={() => {
              forgetView(shelf, name);
              // The button goes, and the focus is not to go with it.
              bar.current?.focus();
            }}
          >
            <CloseIcon />
          </IconButton>
        </span>
      ))}
      {here !== '' && (
        <>
          <Button look="plain" size="small" onClick={() => setNaming(true)}>
            {say('views.save')}
          </Button>
          <ChipLink to={{ pathname }}>{say('views.clear')}</ChipLink>
        </>
      )}
      {naming && <NameDialog {...{ shelf, address: here }} onClose={() => setNaming(false)} />}
    </div>
  );
}

interface NameDialogProps {
  shelf: Shelf;
  address: string;
  onClose: () => void;
}

function NameDialog({ shelf, address, onClose }: NameDialogProps) {
  const { say } = useStaffWords();
  const [name, setName] = useState('');
  return (
    <Dialog open title={say('views.save')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          saveView(shelf, { name: name.trim(), address });
          onClose();
        }}
      >
        <Field
          label={say('views.name')}
          required
          maxLength={NAME_MAX}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit">{say('form.save')}</Button>
      </form>
    </Dialog>
  );
}
