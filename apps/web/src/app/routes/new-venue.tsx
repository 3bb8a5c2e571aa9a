import { NewVenue } from '../../features/backoffice/places/new-venue.tsx';
import { PlacesFrame } from '../../features/backoffice/places/words/places-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function NewVenuePage() {
  return (
    <DeskPage title="venues.new" right="run-places">
      {(employment) => (
        <PlacesFrame>
          <NewVenue employment={employment} />
        </PlacesFrame>
      )}
    </DeskPage>
  );
}
