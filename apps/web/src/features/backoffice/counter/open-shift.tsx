import type { CashCount, Till } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { Panel } from '../panel.tsx';
import { CashCountFields } from './cash-count.tsx';
import { useCounterWords } from './words/counter-words.ts';

/** The tills one may sell at, and who sits there. */
export function useTills() {
  return useQuery({
    queryKey: ['counter', 'tills'],
    queryFn: async () => (await api.call(counterOperations.listTills, {})).items,
  });
}

/** Begins a shift: which till, and what lies in its drawer. */
export function OpenShift() {
  const { say } = useCounterWords();
  const tills = useTills();
  const [chosen, setChosen] = useState<Till | null>(null);
  const usable = tills.data?.filter(({ isRetired }) => !isRetired);
  return (
    <Panel title={say('open.title')} detail={say('open.detail')}>
      {tills.error && <ProblemNotice error={tills.error} onRetry={() => void tills.refetch()} />}
      {!usable && !tills.error && <Skeleton className="h-24" />}
      {usable?.length === 0 && <p className="text-muted">{say('open.noTills')}</p>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {usable?.map((till) => (
          <li key={till.tillId}>
            <TillButton
              till={till}
              isChosen={chosen?.tillId === till.tillId}
              onChoose={setChosen}
            />
          </li>
        ))}
      </ul>
      {chosen && <Opening key={chosen.tillId} till={chosen} />}
    </Panel>
  );
}

interface TillButtonProps {
  till: Till;
  isChosen: boolean;
  onChoose: (till: Till) => void;
}

function TillButton({ till, isChosen, onChoose }: TillButtonProps) {
  const { say } = useCounterWords();
  const { openShift } = till;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      disabled={openShift !== null}
      onClick={() => onChoose(till)}
      className={clsx(
        'flex min-h-16 w-full flex-col items-start justify-center rounded-card border px-4 py-2 text-left',
        'disabled:border-line disabled:text-faint',
        isChosen ? 'border-marquee ring-2 ring-marquee' : 'border-edge hover:bg-raised',
      )}
    >
      <span className="font-semibold break-words">{till.name}</span>
      <span className="text-sm text-muted">
        {openShift
          ? say('open.busy', { name: openShift.cashierName ?? say('shift.somebody') })
          : till.venueName}
      </span>
    </button>
  );
}

function Opening({ till }: { till: Till }) {
  const { say } = useCounterWords();
  const client = useQueryClient();
  const [float, setFloat] = useState<CashCount>([]);
  // Pressed twice, or again after a lost answer, it is one shift.
  const [idempotencyKey] = useState(newKey);
  const open = useMutation({
    mutationFn: () =>
      api.call(
        counterOperations.openShift,
        { tillId: till.tillId, float: float.filter(({ pieces }) => pieces > 0) },
        { idempotencyKey },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['counter'] }),
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate();
      }}
    >
      <p className="text-sm text-muted">{say('open.count')}</p>
      <CashCountFields currency={till.currency} count={float} onCount={setFloat} />
      <ProblemNotice error={open.error} />
      <Button type="submit" busy={open.isPending} className="min-h-14 text-lg">
        {say('open.submit')}
      </Button>
    </form>
  );
}
