import { type OfferAtDesk, offersOperations } from '@houseful/contract/offers-desk';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';
import { EndPanel } from '../end-panel.tsx';
import { useOffersWords } from './words/offers-words.ts';

interface EndOfferProps {
  kept: OfferAtDesk;
  isUnsaved: boolean;
}

/** Takes an offer back, or begins a copy of it. */
export function EndOffer({ kept, isUnsaved }: EndOfferProps) {
  const { say } = useOffersWords();
  const queries = useQueryClient();
  const { offerId, endedAt, offer } = kept;
  return (
    <EndPanel
      {...{ name: offer.name, isEnded: endedAt !== null, isUnsaved }}
      detail={say('lifeDetail')}
      endDetail={say('endDetail')}
      copyAddress={`/desk/offers/new?copy=${offerId}`}
      end={() => api.call(offersOperations.endOffer, { offerId })}
      onEnded={(ended) => {
        queries.setQueryData(['offer', offerId], ended);
        void queries.invalidateQueries({ queryKey: ['offers'] });
      }}
    />
  );
}
