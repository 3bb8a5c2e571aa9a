import { useParams } from 'react-router';
import { VenueScreen } from '../../features/backoffice/places/venue-screen.tsx';
import { PlacesFrame } from '../../features/backoffice/places/words/places-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskVenuePage() {
  const { venueId = '' } = useParams();
  return (
    <DeskPage title="venues.title" right="see-programme">
      {() => (
        <PlacesFrame>
          <VenueScreen key={venueId} venueId={venueId} />
        </PlacesFrame>
      )}
    </DeskPage>
  );
}
