import { useState } from 'react';
import { noConnection } from '../../lib/api/problem.ts';
import { serverTime } from '../../lib/browser.ts';
import { Countdown } from '../../lib/ui/countdown.tsx';
import { GiveUpOrder } from '../../lib/ui/give-up-order.tsx';
import { PriceParts } from '../../lib/ui/price-parts.tsx';
import { PriceSummary } from '../../lib/ui/price-summary.tsx';
import { ShowWords } from '../../lib/ui/show-words.tsx';
import { quoteOf } from './sample-quote.ts';
import { Shelf, Specimen } from './specimen.tsx';

const SECOND_MS = 1_000;

export function TradeShelf() {
  return (
    <Shelf id="trade" title="Time and money">
      <Specimen name="Countdown: plenty of time, the last minute, over">
        <div className="flex gap-6">
          {[600, 45, 0].map((seconds) => (
            <CountsDown key={seconds} seconds={seconds} />
          ))}
        </div>
      </Specimen>
      <Specimen name="ShowWords">
        <ShowWords
          titleName="Dilwale Dulhania Le Jayenge"
          venueName="Maratha Mandir"
          screenName="Screen 1"
          startsAt="2026-11-21T06:00:00Z"
          timeZone="Asia/Kolkata"
          language="Hindi"
          format="2D"
        />
      </Specimen>
      <Specimen name="PriceParts, on demand">
        <PriceParts quote={quoteOf(2)} />
      </Specimen>
      <Specimen name="PriceSummary of one seat, and of ten with a discount">
        <div className="flex flex-col gap-8">
          <PriceSummary quote={quoteOf(1)} />
          <PriceSummary quote={quoteOf(10, 50_000)} />
        </div>
      </Specimen>
      <Specimen name="GiveUpOrder, and when it did not work">
        <div className="flex gap-6">
          {[null, noConnection()].map((error) => (
            <GiveUpOrder
              key={String(error)}
              busy={false}
              error={error}
              onGiveUp={() => undefined}
            />
          ))}
        </div>
      </Specimen>
    </Shelf>
  );
}

function CountsDown({ seconds }: { seconds: number }) {
  const [expiresAt] = useState(() =>
    new Date(serverTime.now() + seconds * SECOND_MS).toISOString(),
  );
  return <Countdown expiresAt={expiresAt} className="text-xl" />;
}
