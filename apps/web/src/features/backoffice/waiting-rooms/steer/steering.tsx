import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Panel } from '../../panel.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { useOrder } from './use-steering.ts';

const ORDERS = ['open', 'close-lobby', 'pause', 'resume', 'drain', 'end'] as const;
type SimpleOrder = (typeof ORDERS)[number];

/** Moves the room on; the others may be taken back, or only wait. */
const NEXT: ReadonlySet<SimpleOrder> = new Set(['open', 'close-lobby', 'resume']);

/** The orders that the room would follow now, each with what it does. */
export function Steering({ desk }: { desk: WaitingRoomDesk }) {
  const { status, orders } = desk;
  const { say } = useDeskWords();
  const order = useOrder(status.roomId);
  const [asksToEnd, setAsksToEnd] = useState(false);
  const given = order.variables?.order;
  const done = order.isSuccess ? ORDERS.find((one) => one === given) : undefined;
  const mayBeGiven = ORDERS.filter((one) => orders.includes(one));
  const give = (one: SimpleOrder) => order.mutate({ order: one });
  return (
    <Panel title={say('steer.title')} detail={say(`phaseDetail.${status.phase}`)}>
      {mayBeGiven.length > 0 && (
        <div className="flex flex-wrap gap-3">
          {mayBeGiven.map((one) => (
            <Button
              key={one}
              look={NEXT.has(one) ? 'primary' : 'quiet'}
              busy={order.isPending && given === one}
              disabled={order.isPending && given !== one}
              title={say(`orderDetail.${one}`)}
              onClick={() => (one === 'end' ? setAsksToEnd(true) : give(one))}
            >
              {say(`order.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {wouldHaveNoLobby(desk) && <Notice tone="warn">{say('steer.noLobby')}</Notice>}
      {done && <Notice tone="good">{say(`done.${done}`)}</Notice>}
      <ProblemNotice error={order.error} />
      <Dialog open={asksToEnd} title={say('end.title')} onClose={() => setAsksToEnd(false)}>
        <p className="text-muted">{say('end.detail')}</p>
        <div className="flex flex-wrap gap-3">
          <Button
            onClick={() => {
              setAsksToEnd(false);
              give('end');
            }}
          >
            {say('end.yes')}
          </Button>
          <Button look="quiet" onClick={() => setAsksToEnd(false)}>
            {say('end.no')}
          </Button>
        </div>
      </Dialog>
    </Panel>
  );
}

/** Its doors would open after the moment of the draw: whoever comes is then first come, first served. */
function wouldHaveNoLobby({ status: { phase, onSaleAt }, ordering }: WaitingRoomDesk): boolean {
  return (
    phase === 'closed' &&
    ordering === 'drawn' &&
    onSaleAt !== null &&
    Date.parse(onSaleAt) <= Date.now()
  );
}
