import { type OfferAtDesk, offersOperations } from '@houseful/contract/offers-desk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { useMay } from '../staff/my-desk.ts';
import { CodesPanel } from './codes-panel.tsx';
import { EndOffer } from './end-offer.tsx';
import { OfferEditor } from './offer-editor.tsx';
import { EMPTY_OFFER, type OfferForm, offerFormOf, offerOf } from './offer-form.ts';
import { StateBadge } from './offer-list.tsx';
import { OfferUse } from './use-words.tsx';
import { useOffersWords } from './words/offers-words.ts';

interface OfferScreenProps {
  organisationId: string;
  /** Null: a new one; `?copy=` begins it as a copy. */
  offerId: string | null;
}

/** One offer: what it says, how it is used, its codes, and its end. */
export function OfferScreen({ organisationId, offerId }: OfferScreenProps) {
  const { say } = useOffersWords();
  const [address] = useSearchParams();
  const modelId = offerId ?? address.get('copy');
  const { data, error, refetch } = useQuery({
    queryKey: ['offer', modelId],
    queryFn: () => api.call(offersOperations.getOffer, { offerId: modelId ?? '' }),
    enabled: modelId !== null,
    // What somebody types is not to be overwritten by what somebody else has kept meanwhile.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  return (
    <>
      <Link to="/desk/offers" className="w-fit text-bulb underline-offset-4 hover:underline">
        {say('back')}
      </Link>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {modelId !== null && !data && !error && <Skeleton className="h-72" />}
      {offerId === null && modelId === null && (
        <NewOffer organisationId={organisationId} begin={EMPTY_OFFER} />
      )}
      {offerId === null && data && (
        <NewOffer
          organisationId={organisationId}
          // A code is one offer's: the copy wants another.
          begin={{ ...offerFormOf(data.offer, deviceTimeZone()), code: '' }}
        />
      )}
      {offerId !== null && data && <Kept kept={data} />}
    </>
  );
}

/** The same offer for the same form, however often it is sent. */
function NewOffer({ organisationId, begin }: { organisationId: string; begin: OfferForm }) {
  const { say } = useOffersWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [begun] = useState(begin);
  const sent = useRef({ body: '', key: '' });
  const create = useMutation({
    mutationFn: (form: OfferForm) => {
      const offer = offerOf(form);
      const body = JSON.stringify(offer);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return api.call(
        offersOperations.createOffer,
        { organisationId, offer },
        { idempotencyKey: sent.current.key },
      );
    },
    onSuccess: (made) => {
      queries.setQueryData(['offer', made.offerId], made);
      void queries.invalidateQueries({ queryKey: ['offers'] });
      void navigate(`/desk/offers/${made.offerId}`, { replace: true });
    },
  });
  return (
    <>
      <h2 className="font-sign text-2xl text-bulb">{say('new')}</h2>
      <OfferEditor
        {...{ organisationId, kept: begun, disabled: false, isSaved: false }}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        onSave={create.mutate}
      />
    </>
  );
}

function Kept({ kept }: { kept: OfferAtDesk }) {
  const { say } = useOffersWords();
  const may = useMay();
  const queries = useQueryClient();
  const { offerId, version, offer, organisationId, endedAt } = kept;
  const mayChange = may('run-offers');
  const change = useMutation({
    mutationFn: (form: OfferForm) =>
      api.call(offersOperations.changeOffer, { offerId, version, offer: offerOf(form) }),
    onSuccess: (changed) => {
      queries.setQueryData(['offer', offerId], changed);
      void queries.invalidateQueries({ queryKey: ['offers'] });
    },
  });
  return (
    <>
      <title>{`${offer.name} · Houseful`}</title>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-0 font-sign text-2xl break-words text-bulb">{offer.name}</h2>
        <StateBadge kept={kept} />
      </div>
      <OfferUse kept={kept} />
      {endedAt && <Notice>{say('endedNotice')}</Notice>}
      {!mayChange && <Notice>{say('readOnly')}</Notice>}
      {mayChange && <CodesPanel kept={kept} />}
      <OfferEditor
        {...{ organisationId, disabled: !mayChange || endedAt !== null }}
        kept={offerFormOf(offer, deviceTimeZone())}
        busy={change.isPending}
        error={change.error}
        isSaved={change.isSuccess}
        onSave={change.mutate}
      >
        {(isUnsaved) => mayChange && <EndOffer {...{ kept, isUnsaved }} />}
      </OfferEditor>
    </>
  );
}
