import { showsDeskOperations } from '@houseful/contract/shows-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import type { ChangeDialogProps } from './cancel-dialog.tsx';
import { ChangeForm } from './change-form.tsx';
import { deskShowKey, useTakeAnswer } from './use-desk-show.ts';
import { useShowsWords } from './words/shows-words.ts';

/** Another time, or a screen with the same seats. */
export function MoveDialog({ show, onClose }: ChangeDialogProps) {
  const { say } = useShowsWords();
  const client = useQueryClient();
  const takeAnswer = useTakeAnswer();
  const { showId, orders, screens } = show;
  const [place, setPlace] = useState({
    ...{ localDate: show.localDate, localTime: show.localTime, screenId: show.screenId },
  });
  const [keys] = useState(newKey);
  const move = useMutation({
    mutationFn: (said: { reason: string; message?: string }) =>
      api.call(
        showsDeskOperations.moveShow,
        { showId, ...place, ...said, expectedOrders: orders },
        // Another wish is another move.
        {
          idempotencyKey: `${keys}.${Object.values(place).join('.')}.${orders}`.replace(
            /[^\w.-]/g,
            '',
          ),
        },
      ),
    onSuccess: (answer) => {
      takeAnswer(answer);
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: deskShowKey(showId) }),
  });
  return (
    <Dialog open title={say('move.title')} onClose={onClose}>
      <p>{orders > 0 ? say('move.orders', { count: orders }) : say('move.none')}</p>
      <ChangeForm
        tells
        submit={say('move.confirm')}
        busy={move.isPending}
        error={move.error}
        onSubmit={(said) => move.mutate(said)}
        onClose={onClose}
      >
        <div className="grid grid-cols-2 gap-3">
          <Field
            label={say('form.dateOfShow')}
            type="date"
            required
            value={place.localDate}
            onChange={({ target }) => setPlace({ ...place, localDate: target.value })}
          />
          <Field
            label={say('form.timeOfShow')}
            type="time"
            required
            value={place.localTime}
            onChange={({ target }) => setPlace({ ...place, localTime: target.value.slice(0, 5) })}
          />
        </div>
        <p className="-mt-2 text-xs text-faint">{say('form.zone')}</p>
        {screens.length > 1 ? (
          <SelectField
            label={say('form.screen')}
            value={place.screenId}
            options={screens.map(({ screenId, name }) => ({ value: screenId, label: name }))}
            onChange={(screenId) => setPlace({ ...place, screenId })}
          />
        ) : (
          <p className="text-sm text-muted">{say('move.screenOnly')}</p>
        )}
      </ChangeForm>
    </Dialog>
  );
}
