import type { OfferAtDesk } from '@houseful/contract/offers-desk';
import { offersOperations } from '@houseful/contract/offers-desk';
import { Link } from 'react-router';
import { useAddress } from '../../../lib/address/use-address.ts';
import { api, serverTime } from '../../../lib/browser.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { ListBody } from '../lists/list-body.tsx';
import { usePages } from '../lists/use-pages.ts';
import { ViewBar } from '../lists/view-bar.tsx';
import { useMay } from '../staff/my-desk.ts';
import { offerState } from './offer-state.ts';
import { effectWords, triggerWords } from './offer-words.ts';
import { OfferUse } from './use-words.tsx';
import { useOffersWords } from './words/offers-words.ts';

const PAGE_ITEMS = 50;

/** Offers with their use, newest first; ended ones when they are asked for, which stands in the address. */
export function OfferList({ organisationId }: { organisationId: string }) {
  const { say } = useOffersWords();
  const may = useMay();
  const { address, change } = useAddress();
  const ended = address.get('ended') === 'true';
  const offers = usePages(['offers', organisationId, ended], (cursor) =>
    api.call(offersOperations.listOffers, {
      ...{ organisationId, cursor, limit: PAGE_ITEMS },
      ended: ended ? 'true' : 'false',
    }),
  );
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{say('about')}</p>
        {may('run-offers') && <ButtonLink to="/desk/offers/new">{say('new')}</ButtonLink>}
      </div>
      <ViewBar list="offer" />
      <ListBody
        query={offers}
        items={offers.items}
        loading={say('loading')}
        empty={{ title: say('empty'), detail: say('emptyDetail') }}
        more={say('more')}
        beside={
          <ChipToggle on={ended} onClick={() => change({ ended: ended ? null : 'true' })}>
            {say('endedToo')}
          </ChipToggle>
        }
      >
        {(items) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
            {items.map((kept) => (
              <Line key={kept.offerId} kept={kept} />
            ))}
          </ul>
        )}
      </ListBody>
    </>
  );
}

function Line({ kept }: { kept: OfferAtDesk }) {
  const words = useOffersWords();
  const { offer, offerId } = kept;
  return (
    <li className="relative flex flex-col gap-1 px-4 py-3 hover:bg-raised">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Link
          to={`/desk/offers/${offerId}`}
          className="min-w-0 font-semibold break-words after:absolute after:inset-0 hover:text-bulb"
        >
          {offer.name}
        </Link>
        <StateBadge kept={kept} />
      </div>
      <p className="text-sm text-muted">
        {`${triggerWords(offer, words)} · ${effectWords(offer, words)}`}
      </p>
      <OfferUse kept={kept} />
    </li>
  );
}

const TONES = {
  counts: 'border-good text-good',
  'to-come': 'border-edge text-muted',
  over: 'border-edge text-muted',
  'used-up': 'border-warn text-warn',
  ended: 'border-edge text-muted',
} as const;

/** Where an offer is in its life, in a word. */
export function StateBadge({ kept }: { kept: OfferAtDesk }) {
  const { say } = useOffersWords();
  const state = offerState(kept, serverTime.now());
  return (
    <span
      className={`shrink-0 rounded-full border px-2.5 py-0.5 text-sm font-semibold ${TONES[state]}`}
    >
      {say(`state.${state}`)}
    </span>
  );
}
