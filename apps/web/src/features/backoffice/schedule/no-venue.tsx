import { ButtonLink } from '../../../lib/ui/button.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { useMay } from '../staff/my-desk.ts';
import { useScheduleWords } from './words/schedule-words.ts';

/** Nothing can be scheduled yet, and what to do about it. */
export function NoVenue() {
  const { say } = useScheduleWords();
  const may = useMay();
  return (
    <EmptyState
      title={say('venue.none')}
      action={
        may('run-places') && <ButtonLink to="/desk/venues/new">{say('venue.register')}</ButtonLink>
      }
    >
      {say('venue.noneDetail')}
    </EmptyState>
  );
}
