import type { Hold } from '@houseful/contract/booking';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { CHANGE_PARAMETER } from '../../../lib/hold/change-address.ts';
import { MoreTime } from '../../../lib/hold/more-time.tsx';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Countdown } from '../../../lib/ui/countdown.tsx';
import { searchWith } from '../../../lib/seat-map/search-with.ts';
import type { OwnHold } from '../use-own-hold.ts';

/**
 * Reminds a buyer who came back from the checkout of the seats they still hold; of one who changes
 * them, that their time goes on.
 */
export function HeldNotice({ own, onDone }: { own: OwnHold; onDone: (hold: Hold) => void }) {
  const { changing } = own;
  if (changing) return <Changing hold={changing} onDone={() => onDone(changing)} />;
  return own.hold && <Held {...own} hold={own.hold} />;
}

function Held({ hold, releasing, release, forget }: OwnHold & { hold: Hold }) {
  const { t } = useWords();
  const { search } = useLocation();
  return (
    <Box
      hold={hold}
      text={t('seats.own.text', { count: hold.seatIds.length })}
      onOver={forget}
      aside={
        <Button
          look="plain"
          size="small"
          className="max-w-2/5 shrink-0"
          busy={releasing}
          onClick={release}
        >
          {t('seats.own.release')}
        </Button>
      }
    >
      <ButtonLink size="small" to={`/checkout/${hold.holdId}`}>
        {t('seats.own.continue')}
      </ButtonLink>
      <ButtonLink
        look="quiet"
        size="small"
        to={{ search: searchWith(search, CHANGE_PARAMETER, hold.holdId) }}
      >
        {t('seats.own.change')}
      </ButtonLink>
    </Box>
  );
}

function Changing({ hold, onDone }: { hold: Hold; onDone: () => void }) {
  const { t } = useWords();
  return (
    <Box hold={hold} text={t('seats.own.changing')} onOver={onDone}>
      <Button look="quiet" size="small" onClick={onDone}>
        {t('seats.own.asWas')}
      </Button>
    </Box>
  );
}

interface BoxProps {
  hold: Hold;
  text: string;
  onOver: () => void;
  /** Beside the text. */
  aside?: ReactNode;
  children: ReactNode;
}

function Box({ hold, text, onOver, aside, children }: BoxProps) {
  const { t } = useWords();
  return (
    <section
      aria-label={t('seats.own.title')}
      className="flex flex-col gap-1.5 rounded-lg border border-bulb/60 bg-raised px-3 py-2 text-sm"
    >
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0">
          {text} <Countdown expiresAt={hold.expiresAt} onOver={onOver} />
        </p>
        {aside}
      </div>
      <MoreTime hold={hold} />
      <span className="flex flex-wrap gap-2">{children}</span>
    </section>
  );
}
