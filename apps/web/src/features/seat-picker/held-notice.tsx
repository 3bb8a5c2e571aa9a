import type { Hold } from '@houseful/contract/booking';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { Countdown } from '../../lib/ui/countdown.tsx';
import type { OwnHold } from './use-own-hold.ts';

/** Reminds a buyer who came back from the checkout of the seats they still hold. */
export function HeldNotice({ own }: { own: OwnHold }) {
  if (!own.hold) return null;
  return <Held {...own} hold={own.hold} />;
}

function Held({ hold, releasing, release, forget }: OwnHold & { hold: Hold }) {
  return (
    <section
      aria-label="Seats you hold"
      className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-bulb/60 bg-raised px-3 py-2 text-sm"
    >
      <p>
        You hold {hold.seatIds.length} {hold.seatIds.length === 1 ? 'seat' : 'seats'} for{' '}
        <Countdown expiresAt={hold.expiresAt} onOver={forget} />
      </p>
      <span className="flex gap-2">
        <ButtonLink size="small" to={`/checkout/${hold.holdId}`}>
          Continue to payment
        </ButtonLink>
        <Button look="quiet" size="small" busy={releasing} onClick={release}>
          Let them go
        </Button>
      </span>
    </section>
  );
}
