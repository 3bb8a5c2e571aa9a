import { useLocation, useParams } from 'react-router';
import { OfferScreen } from '../../features/backoffice/offers/offer-screen.tsx';
import { OffersFrame } from '../../features/backoffice/offers/words/offers-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskOfferPage() {
  const { offerId = '' } = useParams();
  const { search } = useLocation();
  return (
    <DeskPage title="offers.title" right="see-programme">
      {({ organisation: { organisationId } }) => (
        <OffersFrame>
          <OfferScreen
            key={`${offerId}${search}`}
            organisationId={organisationId}
            offerId={offerId === 'new' ? null : offerId}
          />
        </OffersFrame>
      )}
    </DeskPage>
  );
}
