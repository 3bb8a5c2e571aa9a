import type { Hold } from '@houseful/contract/booking';
import { type ReactNode, useState } from 'react';
import type { BestWish } from '../../features/seat-picker/model/hold-wish.ts';
import { ApartNotice } from '../../features/seat-picker/panel/apart-notice.tsx';
import { EmptyChange } from '../../features/seat-picker/panel/empty-change.tsx';
import { HeldNotice } from '../../features/seat-picker/panel/held-notice.tsx';
import { LimitNotice } from '../../features/seat-picker/panel/limit-notice.tsx';
import { LoneNotice } from '../../features/seat-picker/panel/lone-notice.tsx';
import { NotEnoughNotice } from '../../features/seat-picker/panel/not-enough-notice.tsx';
import { serverTime } from '../../lib/browser.ts';
import { MoreTimeView } from '../../lib/hold/more-time.tsx';
import { Button } from '../../lib/ui/button.tsx';
import { quoteOf } from './sample-quote.ts';
import { sampleRoom } from './sample-room.ts';
import { Shelf, Specimen } from './specimen.tsx';

const MINUTE_MS = 60_000;
const LONE_TONES = ['warn', 'enforce', 'refused', 'refusedChange'] as const;
const BEST: BestWish = {
  ...{ type: 'best', quantity: 4, together: true, wheelchairs: 0 },
  ...{ categoryId: undefined, sectionId: undefined },
};
const WISHES: readonly [string, BestWish, number][] = [
  ['not together', BEST, 170],
  ['not in this part of the room', { ...BEST, together: false, sectionId: 'stalls' }, 2],
  ['wheelchairs', { ...BEST, wheelchairs: 2, categoryId: 'gold' }, 170],
];

/** What the house and the screen say to a choice of seats. */
export function SeatShelf() {
  const [hold] = useState(() => sampleHold(8 * MINUTE_MS));
  const [late] = useState(() => sampleHold(1.5 * MINUTE_MS));
  const own = {
    ...{ hold, changing: null, seatIds: new Set<string>(), waiting: false, error: null },
    ...{ releasing: false, retry: stay, adopt: stay, release: stay, forget: stay },
  };
  return (
    <Shelf id="seats" title="Choosing seats">
      <Specimen name="HeldNotice: seats that are held; the same while they are changed">
        <div className="flex flex-col gap-4">
          <HeldNotice own={own} onDone={stay} />
          <HeldNotice own={{ ...own, changing: hold }} onDone={stay} />
        </div>
      </Specimen>
      <Specimen name="MoreTimeView: offered, and used">
        <div className="flex flex-col gap-2">
          {[false, true].map((isExtended) => (
            <MoreTimeView
              key={String(isExtended)}
              {...{ ...late, isExtended, secondsLeft: isExtended ? 390 : 90 }}
              {...{ busy: false, error: null, onExtend: stay }}
            />
          ))}
        </div>
      </Specimen>
      <Specimen name="EmptyChange">
        <EmptyChange {...{ own }} onReset={stay} />
      </Specimen>
      {LONE_TONES.map((tone) => (
        <Specimen key={tone} name={`LoneNotice: ${tone}`}>
          <LoneSample tone={tone} />
        </Specimen>
      ))}
      <Specimen name="ApartNotice: takes the focus when the best seats are not together">
        <OnDemand name="Seat a party apart">
          <ApartNotice {...{ hold }} releasing={false} onRelease={stay} onOver={stay} />
        </OnDemand>
      </Specimen>
      {WISHES.map(([name, wish, seatsLeft]) => (
        <Specimen key={name} name={`NotEnoughNotice: ${name}`}>
          <NotEnoughNotice {...{ wish, seatsLeft }} busy={false} onHold={stay} />
        </Specimen>
      ))}
      {[0, 2].map((seatsStillAllowed) => (
        <Specimen key={seatsStillAllowed} name={`LimitNotice: ${seatsStillAllowed} more`}>
          <LimitNotice
            {...{ seatsPerBuyerMax: 10, seatsStillAllowed, busy: false, onFewer: stay }}
          />
        </Specimen>
      ))}
    </Shelf>
  );
}

function LoneSample({ tone }: { tone: (typeof LONE_TONES)[number] }) {
  const [room] = useState(sampleRoom);
  const seats = room.sectionOf('stalls')?.rows[0]?.seats ?? [];
  const lone = { seats: seats.slice(0, 1), suggestions: [seats.slice(0, 2), seats.slice(4, 6)] };
  const notice = (
    <LoneNotice {...{ room, lone, tone }} categories={new Map()} busy={false} onTake={stay} />
  );
  const isRefused = tone === 'refused' || tone === 'refusedChange';
  return isRefused ? <OnDemand name="Be refused">{notice}</OnDemand> : notice;
}

/** What takes the focus when it appears does not appear by itself. */
function OnDemand({ name, children }: { name: string; children: ReactNode }) {
  const [shown, setShown] = useState(false);
  return shown ? (
    children
  ) : (
    <Button look="quiet" onClick={() => setShown(true)}>
      {name}
    </Button>
  );
}

function sampleHold(leftMs: number): Hold {
  const quote = quoteOf(4);
  const endMs = serverTime.now() + leftMs;
  return {
    ...{ holdId: 'hld_sample', status: 'HELD', showId: 'shw_sample', together: false, quote },
    ...{ seatIds: quote.lines.map(({ seatId }) => seatId), warnings: [], orderId: null },
    createdAt: new Date(endMs - 10 * MINUTE_MS).toISOString(),
    expiresAt: new Date(endMs).toISOString(),
    extendableTo: new Date(endMs + 5 * MINUTE_MS).toISOString(),
  };
}

/** Here nothing leads anywhere. */
function stay(): void {}
