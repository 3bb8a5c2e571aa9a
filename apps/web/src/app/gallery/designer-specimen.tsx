import { planFrom, TEMPLATES } from '@houseful/seat-plan/templates';
import { useEffect, useState } from 'react';
import { roomNames } from '../../features/backoffice/seat-plan/bars/start-dialog.tsx';
import { PlanEditor } from '../../features/backoffice/seat-plan/plan-editor.tsx';
import { useSay } from '../../features/backoffice/seat-plan/words/plan-words.ts';
import { PlanWords } from '../../features/backoffice/seat-plan/words/plan-words-frame.tsx';

/** The seat-map designer by itself, with a room of one's choice; what is saved stays in the page. */
export function DesignerSpecimen({ template }: { template: string }) {
  const [isAlive, setIsAlive] = useState(false);
  // Its words and its drawing are the browser's.
  useEffect(() => setIsAlive(true), []);
  return (
    <main id="content" tabIndex={-1} className="relative min-h-136 flex-1 outline-none">
      <title>Seat-map designer · Gallery · Houseful</title>
      <div className="absolute inset-0">
        {isAlive && (
          <PlanWords>
            <Specimen template={template} />
          </PlanWords>
        )}
      </div>
    </main>
  );
}

function Specimen({ template }: { template: string }) {
  const say = useSay();
  const [published, setPublished] = useState(0);
  const [plan] = useState(() => {
    const known = TEMPLATES.find((one) => one === template);
    return planFrom(known ?? 'cinema-300', roomNames(say));
  });
  return (
    <PlanEditor
      plan={plan}
      name={published > 0 ? `Screen 4 · version ${published}` : 'Screen 4'}
      onSave={stay}
      onPublish={() => setPublished(published + 1)}
    />
  );
}

async function stay(): Promise<void> {}
