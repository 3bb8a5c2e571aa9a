import { VenueList } from '../../features/backoffice/places/venue-list.tsx';
import { PlacesFrame } from '../../features/backoffice/places/words/places-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function VenuesPage() {
  return (
    <DeskPage title="venues.title" right="see-programme">
      {(employment) => (
        <PlacesFrame>
          <VenueList employment={employment} />
        </PlacesFrame>
      )}
    </DeskPage>
  );
}
