import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';
import { BulkDialog } from '../lists/bulk-dialog.tsx';
import { BulkVerbs } from '../lists/bulk-verbs.tsx';
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
  return (
    <BulkVerbs
      chosen={chosen}
      said={say('bulk.chosen', { count: chosen.items.length })}
      verbs={[
        { verb: 'publish', label: say('step.publish'), isFirst: true },
        { verb: 'end', label: say('step.end') },
      ]}
      can={(step, title) => CAN[step](title)}
    >
      {(asked) => <BulkStep {...asked} />}
    </BulkVerbs>
  );
}

interface BulkStepProps {
  verb: Step;
  able: readonly DeskTitle[];
  others: number;
  onClose: () => void;
}

function BulkStep({ verb: step, able, others, onClose }: BulkStepProps) {
  const { say } = useTitlesWords();
  const queries = useQueryClient();
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
