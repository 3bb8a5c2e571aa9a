import { useParams } from 'react-router';
import { PlanDesk } from '../../features/backoffice/places/plan-desk.tsx';
import { PlacesFrame } from '../../features/backoffice/places/words/places-words.ts';

export const handle = { focused: true };

/** The designer has the whole page: a room needs space. */
export default function SeatPlanPage() {
  const { planId = '' } = useParams();
  return (
    <main id="content" tabIndex={-1} className="relative min-h-136 flex-1 outline-none">
      <title>Houseful</title>
      <PlacesFrame>
        <PlanDesk planId={planId} />
      </PlacesFrame>
    </main>
  );
}
