import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { BulkDialog } from '../lists/bulk-dialog.tsx';
import { ChosenBar } from '../lists/chosen-bar.tsx';
import type { Chosen } from '../lists/use-chosen.ts';
import { useTitlesWords } from './words/titles-words.ts';

type Step = 'publish' | 'end';

const STEPS = {
  publish: titlesDeskOperations.publishTitle,
  end: titlesDeskOperations.endTitle,
} as const;

/** Whether a title, as it was when it was chosen, can take that step. */
const CAN: Readonly<Record<Step, (title: DeskTitle) => boolean>> = {
  publish: ({ stage, missing }) => stage === 'draft' && missing.length === 0,
  end: ({ stage, endedAt }) => stage !== 'draft' && endedAt === null,
};

/** Publishes or ends the titles that are chosen, as far as they can be. */
export function BulkSteps({ chosen }: { chosen: Chosen<DeskTitle> }) {
  const { say } = useTitlesWords();
  const [asked, setAsked] = useState<Step | null>(null);
  if (chosen.items.length === 0) return null;
  return (
    <>
      <ChosenBar said={say('bulk.chosen', { count: chosen.items.length })} onNone={chosen.clear}>
        {(['publish', 'end'] as const).map((step) => (
          <Button
            key={step}
            size="small"
            look={step === 'publish' ? 'primary' : 'quiet'}
            disabled={!chosen.items.some(CAN[step])}
            onClick={() => setAsked(step)}
          >
            {say(`step.${step}`)}
          </Button>
        ))}
      </ChosenBar>
      {asked && (
        <BulkStep
          step={asked}
          titles={chosen.items}
          onClose={() => {
            setAsked(null);
            chosen.clear();
          }}
        />
      )}
    </>
  );
}

interface BulkStepProps {
  step: Step;
  titles: readonly DeskTitle[];
  onClose: () => void;
}

function BulkStep({ step, titles, onClose }: BulkStepProps) {
  const { say } = useTitlesWords();
  const queries = useQueryClient();
  const able = titles.filter(CAN[step]);
  const others = titles.length - able.length;
  return (
    <BulkDialog
      title={say(`bulk.${step}`, { count: able.length })}
      start={say(`step.${step}`)}
      rows={able.map(({ titleId, name }) => ({ id: titleId, name }))}
      act={async (titleId, idempotencyKey) => {
        const title = await api.call(titlesDeskOperations.getDeskTitle, { titleId });
        if (step === 'end' && title.endedAt !== null) return false;
        return api.call(STEPS[step], { titleId }, { idempotencyKey });
      }}
      doneText={(count) => say(`bulk.done.${step}`, { count })}
      {...(step === 'end' && {
        undo: {
          label: say('bulk.reopen'),
          act: (titleId: string, idempotencyKey: string) =>
            api.call(titlesDeskOperations.reopenTitle, { titleId }, { idempotencyKey }),
          doneText: (count: number) => say('bulk.done.reopen', { count }),
        },
      })}
      onChanged={() => {
        void queries.invalidateQueries({ queryKey: ['desk-titles'] });
        void queries.invalidateQueries({ queryKey: ['desk-title'] });
      }}
      onClose={onClose}
    >
      <p className="text-muted">{say(`bulk.detail.${step}`)}</p>
      {others > 0 && <p>{say(`bulk.others.${step}`, { count: others })}</p>}
    </BulkDialog>
  );
}
