import { type OfferAtDesk, offersOperations } from '@houseful/contract/offers-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Panel } from '../panel.tsx';
import { useOffersWords } from './words/offers-words.ts';

/** Takes an offer back after asking, or begins another one like it; which is also the way back. */
export function EndOffer({ kept }: { kept: OfferAtDesk }) {
  const { say } = useOffersWords();
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const { offerId, endedAt, offer } = kept;
  const end = useMutation({
    mutationFn: () => api.call(offersOperations.endOffer, { offerId }),
    onSuccess: (ended) => {
      queries.setQueryData(['offer', offerId], ended);
      void queries.invalidateQueries({ queryKey: ['offers'] });
      setAsked(false);
    },
  });
  return (
    <Panel title={say('life')} detail={say(endedAt ? 'lifeDetail.ended' : 'lifeDetail.counts')}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="quiet" to={`/desk/offers/new?copy=${offerId}`}>
          {say('copy')}
        </ButtonLink>
        {!endedAt && (
          <Button look="quiet" onClick={() => setAsked(true)}>
            {say('end')}
          </Button>
        )}
      </div>
      <Dialog
        open={asked}
        title={say('endQuestion', { name: offer.name })}
        onClose={() => setAsked(false)}
      >
        <p className="text-muted">{say('endDetail')}</p>
        <ProblemNotice error={end.error} />
        <div className="flex flex-wrap gap-3">
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            {say('end')}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {say('cancel')}
          </Button>
        </div>
      </Dialog>
    </Panel>
  );
}
