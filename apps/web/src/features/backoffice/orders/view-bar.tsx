import { useState } from 'react';
import { Button } from '../../../lib/ui/button.tsx';
import { ChipLink } from '../../../lib/ui/chip.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { IconButton } from '../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { useOrdersAddress } from './orders-address.ts';
import { forgetView, saveView, useSavedViews } from './saved-views.ts';
import { useOrderWords } from './words/order-words.ts';

const NAME_MAX = 40;

/** Searches one comes back to, on this device. */
export function ViewBar() {
  const { say } = useOrderWords();
  const { address } = useOrdersAddress();
  const views = useSavedViews();
  const [naming, setNaming] = useState(false);
  const here = address.toString();
  return (
    <div className="flex flex-wrap items-center gap-2" role="group" aria-label={say('views.label')}>
      {views.map(({ name, address: to }) => (
        <span key={name} className="inline-flex max-w-full items-center">
          <ChipLink to={`/desk/orders?${to}`} current={to === here}>
            {name}
          </ChipLink>
          <IconButton label={say('views.forget', { name })} onClick={() => forgetView(name)}>
            <CloseIcon />
          </IconButton>
        </span>
      ))}
      {here !== '' && (
        <>
          <Button look="plain" size="small" onClick={() => setNaming(true)}>
            {say('views.save')}
          </Button>
          <ChipLink to="/desk/orders">{say('filter.clear')}</ChipLink>
        </>
      )}
      {naming && <NameDialog address={here} onClose={() => setNaming(false)} />}
    </div>
  );
}

function NameDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { say } = useOrderWords();
  const [name, setName] = useState('');
  return (
    <Dialog open title={say('views.save')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          saveView({ name: name.trim(), address });
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
