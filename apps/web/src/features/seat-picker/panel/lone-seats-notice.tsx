import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';
import { LoneNotice } from './lone-notice.tsx';
import type { PickerPanelProps } from './picker-panel.tsx';

/** What the show's rule says to the seats that are marked: a hint before, the house's word after. */
export function LoneSeatsNotice(props: PickerPanelProps) {
  const { show, view, picked, own, lone, busy, onHold, onReset } = props;
  const { room, categories, changing } = view;
  const { t, list } = useWords();
  const said = lone.refused ?? lone.hint;
  const isEnforced = show.sale.orphanRule.mode === 'enforce';
  const refusedTone = changing ? 'refusedChange' : 'refused';
  const names = lone.hint?.seats.map((seat) => shortSeatName(room, seat)) ?? [];
  return (
    <>
      <p role="status" className="sr-only">
        {names.length > 0 && t('seats.lone.title', { count: names.length, seats: list(names) })}
      </p>
      {said && (
        <LoneNotice
          {...{ room, categories, busy, lone: said }}
          tone={lone.refused ? refusedTone : isEnforced ? 'enforce' : 'warn'}
          onTake={(seats) => {
            const selection = picked.take(seats);
            if (lone.refused) onHold({ type: 'selection', selection });
          }}
        >
          {lone.refused && changing && (
            <>
              <Button look="quiet" size="small" onClick={onReset}>
                {t('seats.lone.keep')}
              </Button>
              <Button look="quiet" size="small" busy={own.releasing} onClick={own.release}>
                {t('seats.own.release')}
              </Button>
            </>
          )}
        </LoneNotice>
      )}
    </>
  );
}
