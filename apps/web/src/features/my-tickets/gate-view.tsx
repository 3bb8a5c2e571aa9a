import type { OrderDetails } from '@houseful/contract/booking';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { FullScreen } from '../../lib/ui/full-screen.tsx';
import { IconButton } from '../../lib/ui/icon-button.tsx';
import { ChevronIcon } from '../../lib/ui/icons.tsx';
import { GateSlide } from './gate-slide.tsx';
import type { Gate } from './use-gate.ts';
import { useWakeLock } from './use-wake-lock.ts';

interface GateViewProps {
  order: OrderDetails;
  owner: string;
  gate: Gate;
}

/** The tickets as a scanner wants them: one at a time, huge, on white, with the screen kept awake. */
export function GateView({ order, owner, gate }: GateViewProps) {
  const { t } = useWords();
  const open = gate.index !== null && order.tickets.length > 0;
  useWakeLock(open);
  return (
    <FullScreen open={open} title={t('gate.title')} onClose={gate.close}>
      <Slides order={order} owner={owner} start={gate.index ?? 0} />
    </FullScreen>
  );
}

function Slides({ order, owner, start }: { order: OrderDetails; owner: string; start: number }) {
  const { t } = useWords();
  const { tickets, quote, show } = order;
  const last = tickets.length - 1;
  const [index, setIndex] = useState(Math.min(start, last));
  const strip = useRef<HTMLUListElement>(null);
  const put = (list: HTMLUListElement | null) => {
    if (list && !strip.current) list.scrollLeft = index * list.clientWidth;
    strip.current = list;
  };
  const go = (to: number) => {
    const list = strip.current;
    list?.scrollTo({ left: Math.min(Math.max(to, 0), last) * list.clientWidth });
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') go(index + 1);
    if (key === 'ArrowLeft') go(index - 1);
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <ul
        ref={put}
        tabIndex={0}
        aria-label={t('gate.title')}
        className="flex min-h-0 flex-1 snap-x snap-mandatory overflow-x-auto overflow-y-hidden scroll-smooth [scrollbar-width:none]"
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setIndex(Math.round(scrollLeft / clientWidth))
        }
      >
        {tickets.map((ticket, n) => (
          <li key={ticket.ticketId} className="w-full shrink-0 snap-center" inert={n !== index}>
            <GateSlide
              ticket={ticket}
              owner={owner}
              show={show}
              line={quote.lines.find((line) => line.seatId === ticket.seatId)}
            />
          </li>
        ))}
      </ul>
      {last > 0 && (
        <div className="flex items-center justify-between gap-2 px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
          <IconButton
            look="paper"
            label={t('gate.previous')}
            off={index === 0}
            onClick={() => go(index - 1)}
            className="size-14"
          >
            <ChevronIcon back />
          </IconButton>
          <p className="font-semibold" aria-live="polite">
            {t('gate.position', { n: index + 1, count: tickets.length })}
          </p>
          <IconButton
            look="paper"
            label={t('gate.next')}
            off={index === last}
            onClick={() => go(index + 1)}
            className="size-14"
          >
            <ChevronIcon />
          </IconButton>
        </div>
      )}
    </div>
  );
}
