import type { Hold } from '@houseful/contract/booking';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Countdown } from '../../../lib/ui/countdown.tsx';
import type { OwnHold } from '../use-own-hold.ts';

/** Reminds a buyer who came back from the checkout of the seats they still hold. */
export function HeldNotice({ own }: { own: OwnHold }) {
  if (!own.hold) return null;
  return <Held {...own} hold={own.hold} />;
}

function Held({ hold, releasing, release, forget }: OwnHold & { hold: Hold }) {
  const { t } = useWords();
  return (
    <section
      aria-label={t('seats.own.title')}
      className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-bulb/60 bg-raised px-3 py-2 text-sm"
    >
      <p>
        {t('seats.own.text', { count: hold.seatIds.length })}{' '}
        <Countdown expiresAt={hold.expiresAt} onOver={forget} />
      </p>
      <span className="flex flex-wrap gap-2">
        <ButtonLink size="small" to={`/checkout/${hold.holdId}`}>
          {t('seats.own.continue')}
        </ButtonLink>
        <Button look="quiet" size="small" busy={releasing} onClick={release}>
          {t('seats.own.release')}
        </Button>
      </span>
    </section>
  );
}
