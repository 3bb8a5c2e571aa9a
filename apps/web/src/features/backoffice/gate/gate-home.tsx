import type { Employment } from '@houseful/contract/organisations';
import { ButtonAnchor } from '../../../lib/ui/button.tsx';
import { Devices } from './devices.tsx';
import { GateShows } from './gate-shows.tsx';
import { GateFrame, useGateWords } from './words/gate-words.ts';

/** Where the manager of the gate begins: today's shows, and the scanners. */
export function GateHome({ employment }: { employment: Employment }) {
  return (
    <GateFrame>
      <OpenScanner />
      <GateShows employment={employment} />
      <Devices employment={employment} />
    </GateFrame>
  );
}

function OpenScanner() {
  const { say } = useGateWords();
  return (
    <div>
      <ButtonAnchor href="/gate">{say('open')}</ButtonAnchor>
    </div>
  );
}
