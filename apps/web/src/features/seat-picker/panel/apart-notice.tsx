import type { Hold } from '@houseful/contract/booking';
import { useEffect, useRef } from 'react';
import { changeAddress } from '../../../lib/hold/change-address.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { seatsInShort } from '../../../lib/order/seat-label.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Countdown } from '../../../lib/ui/countdown.tsx';

interface ApartNoticeProps {
  hold: Hold;
  releasing: boolean;
  onRelease: () => void;
  onOver: () => void;
}

/** The house could not seat the party together: told before they go on, with the ways out. */
export function ApartNotice({ hold, releasing, onRelease, onOver }: ApartNoticeProps) {
  const { t } = useWords();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="apart-title"
      className="flex flex-col gap-1.5 rounded-lg border border-warn/70 bg-raised px-3 py-2.5 text-sm"
    >
      <h2 id="apart-title" className="font-semibold">
        {t('seats.apart.title', { count: hold.seatIds.length })}
      </h2>
      <p className="text-base font-semibold break-words">{seatsInShort(hold.quote.lines)}</p>
      <p className="text-muted">
        {t('seats.apart.detail')} <Countdown expiresAt={hold.expiresAt} onOver={onOver} />
      </p>
      <div className="mt-1 flex flex-wrap gap-x-3 gap-y-2">
        <ButtonLink size="small" to={`/checkout/${hold.holdId}`}>
          {t('seats.apart.go')}
        </ButtonLink>
        <ButtonLink look="quiet" size="small" to={changeAddress(hold)}>
          {t('seats.apart.other')}
        </ButtonLink>
        <Button look="plain" size="small" busy={releasing} onClick={onRelease}>
          {t('seats.own.release')}
        </Button>
      </div>
    </section>
  );
}
