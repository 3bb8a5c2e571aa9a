import { OfferList } from '../../features/backoffice/offers/offer-list.tsx';
import { OffersFrame } from '../../features/backoffice/offers/words/offers-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskOffersPage() {
  return (
    <DeskPage title="offers.title" right="see-programme">
      {({ organisation: { organisationId } }) => (
        <OffersFrame>
          <OfferList organisationId={organisationId} />
        </OffersFrame>
      )}
    </DeskPage>
  );
}
