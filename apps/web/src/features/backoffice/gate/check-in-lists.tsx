import type { CheckInList, GateShow } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Panel } from '../panel.tsx';
import { ListDialog } from './list-dialog.tsx';
import { useGateWords } from './words/gate-words.ts';

/** What the show's gates are for; a list is closed, never deleted. */
export function CheckInLists({ show }: { show: GateShow }) {
  const { say } = useGateWords();
  const client = useQueryClient();
  const [edited, setEdited] = useState<CheckInList | 'new' | null>(null);
  const close = useMutation({
    mutationFn: ({ listId, closed }: CheckInList) =>
      api.call(gateOperations.changeCheckInList, { listId, closed: !closed }),
    onSettled: () => client.invalidateQueries({ queryKey: ['gate-show', show.showId] }),
  });
  return (
    <Panel title={say('lists.heading')} detail={say('lists.detail')}>
      <ProblemNotice error={close.error} />
      <ul className="divide-y divide-line">
        {show.lists.map((list) => (
          <li key={list.listId} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span>
              <strong>{list.name ?? say('lists.own')}</strong>
              <span className="block text-sm text-muted">
                {list.closed ? say('lists.closed') : say(`entry.${list.rules.entry}`)}
              </span>
            </span>
            <span className="flex gap-2">
              <Button look="quiet" size="small" onClick={() => setEdited(list)}>
                {say('lists.change')}
              </Button>
              <Button
                look="quiet"
                size="small"
                busy={close.isPending && close.variables.listId === list.listId}
                onClick={() => close.mutate(list)}
              >
                {say(list.closed ? 'lists.reopen' : 'lists.close')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button look="quiet" onClick={() => setEdited('new')}>
          {say('lists.new')}
        </Button>
      </div>
      {edited && (
        <ListDialog
          show={show}
          list={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}
