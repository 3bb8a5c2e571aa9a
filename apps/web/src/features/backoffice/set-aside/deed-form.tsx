import { type SetAside, setAsideOperations } from '@houseful/contract/set-aside';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { chance, newKey } from '../../../lib/random.ts';
import type { Room } from '../../../lib/seat-map/model/room.ts';
import type { SeatBoard } from '../../../lib/seat-map/model/seat-board.ts';
import type { Selection } from '../../../lib/seat-map/model/selection.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import { chosenSeats, type Deed, deedsFor, partsToGiveBack } from './chosen-seats.ts';
import { useSetAsideWords } from './words/set-aside-words.ts';

interface DeedFormProps {
  showId: string;
  room: Room;
  board: SeatBoard;
  selection: Selection;
  entries: readonly SetAside[];
  /** All seats that are set aside. */
  aside: ReadonlySet<string>;
  onDone: () => void;
}

/** What is sent: the same again under the same key. */
interface Wish {
  readonly deed: Deed;
  readonly seatIds: readonly string[];
  readonly reason: string;
  readonly contact: { readonly name?: string; readonly email?: string; readonly phone?: string };
}

/** What is to become of the marked seats, and why. */
export function DeedForm(props: DeedFormProps) {
  const { room, board, selection, aside, onDone } = props;
  const { say } = useSetAsideWords();
  const may = useMay();
  const [chosen, setChosen] = useState<Deed>('house');
  const [isTold, tell] = useState(false);
  const act = useDeed(props);
  const seatIds = chosenSeats(selection, room, board, chance);
  const deeds = deedsFor(seatIds, aside).filter((each) =>
    may(each === 'comp' ? 'run-offers' : 'run-schedule'),
  );
  const deed = deeds.find((each) => each === chosen) ?? deeds[0];
  const [reason, setReason] = useState('');
  const isBare = reason.trim() === '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    tell(true);
    if (deed === undefined || (isBare && deed !== 'give-back')) return;
    const form = new FormData(event.currentTarget);
    const filled = (name: string) => String(form.get(name) ?? '').trim();
    const contact = Object.fromEntries(
      (['name', 'email', 'phone'] as const).flatMap((name) =>
        filled(name) === '' ? [] : [[name, filled(name)]],
      ),
    );
    act.mutate(
      { deed, seatIds, reason: reason.trim(), contact },
      {
        onSuccess: () => {
          onDone();
          setReason('');
          tell(false);
        },
      },
    );
  };
  return (
    <Panel title={say('deed')} detail={deed === undefined ? say('deed.none') : undefined}>
      {act.isSuccess && deed === undefined && (
        <Notice tone="good">
          {say(`done.${act.variables.deed}`)}{' '}
          {act.data && (
            <Link to={`/orders/${act.data}`} className="text-bulb underline underline-offset-4">
              {say('done.order')}
            </Link>
          )}
        </Notice>
      )}
      {deed !== undefined && (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <SelectField
            label={say('deed.what', { count: seatIds.length })}
            value={deed}
            options={deeds.map((value) => ({ value, label: say(`deeds.${value}`) }))}
            onChange={(value) => setChosen(deeds.find((each) => each === value) ?? 'house')}
          />
          {deed === 'comp' && <GuestFields />}
          {deed !== 'give-back' && (
            <Field
              label={say('reason')}
              hint={say(`reasonHint.${deed}`)}
              name="reason"
              required
              autoComplete="off"
              maxLength={200}
              value={reason}
              error={isTold && isBare ? say('reason.missing') : undefined}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
          <FormProblem error={act.error} />
          <div>
            <Button type="submit" busy={act.isPending}>
              {say(`do.${deed}`, { count: seatIds.length })}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

function GuestFields() {
  const { say } = useSetAsideWords();
  return (
    <>
      <Field label={say('guest.name')} name="name" autoComplete="off" maxLength={80} />
      <Field
        label={say('guest.email')}
        hint={say('guest.emailHint')}
        name="email"
        type="email"
        autoComplete="off"
      />
      <Field label={say('guest.phone')} name="phone" type="tel" autoComplete="off" />
    </>
  );
}

/** Answers the order's id where seats were given to a guest, otherwise null. */
function useDeed({ showId, entries }: DeedFormProps) {
  const queries = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: async ({ deed, seatIds, reason, contact }: Wish): Promise<string | null> => {
      const body = JSON.stringify([deed, seatIds, reason, contact]);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      const options = { idempotencyKey: sent.current.key };
      const seats = { showId, reason, seatIds: [...seatIds] };
      if (deed === 'comp') {
        const wish = { ...seats, contact };
        return (await api.call(setAsideOperations.compSeats, wish, options)).orderId;
      }
      if (deed !== 'give-back') {
        await api.call(setAsideOperations.setSeatsAside, { ...seats, kind: deed }, options);
        return null;
      }
      for (const part of partsToGiveBack(seatIds, entries)) {
        await api.call(setAsideOperations.giveBackSeats, part);
      }
      return null;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['set-aside', showId] }),
  });
}
