import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../../../lib/browser.ts';
import { newKey } from '../../../../lib/random.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Panel } from '../../panel.tsx';
import { useTitlesWords } from '../words/titles-words.ts';

const STEPS = {
  publish: titlesDeskOperations.publishTitle,
  end: titlesDeskOperations.endTitle,
  reopen: titlesDeskOperations.reopenTitle,
  copy: titlesDeskOperations.copyTitle,
} as const;
type Step = keyof typeof STEPS;

/** Publishes, ends, reopens and copies; each step is asked for twice. */
export function LifePanel({ title, isUnsaved }: { title: DeskTitle; isUnsaved: boolean }) {
  const { say, list } = useTitlesWords();
  const [asked, setAsked] = useState<Step | null>(null);
  const { titleId, stage, missing, endedAt, showsToCome } = title;
  const onward: Step = stage === 'draft' ? 'publish' : endedAt === null ? 'end' : 'reopen';
  const isStuck = onward === 'publish' && (missing.length > 0 || isUnsaved);
  return (
    <Panel title={say('life.title')} detail={say(`life.${stage}`)}>
      {onward === 'publish' && missing.length > 0 && (
        <p className="text-sm">
          {say('life.missing', { what: list(missing.map((need) => say(`field.${need}`))) })}
        </p>
      )}
      {onward === 'publish' && isUnsaved && <p className="text-sm">{say('life.saveFirst')}</p>}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look={onward === 'publish' ? 'primary' : 'quiet'}
          disabled={isStuck}
          onClick={() => setAsked(onward)}
        >
          {say(`step.${onward}`)}
        </Button>
        <Button look="quiet" disabled={isUnsaved} onClick={() => setAsked('copy')}>
          {say('step.copy')}
        </Button>
        {stage !== 'draft' && (
          <Link to={`/titles/${titleId}`} className="text-bulb underline-offset-4 hover:underline">
            {say('life.inTheShop')}
          </Link>
        )}
      </div>
      {asked && (
        <StepDialog
          {...{ step: asked, title }}
          detail={say(`stepDetail.${asked}`, { count: showsToCome })}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}

interface StepDialogProps {
  step: Step;
  title: DeskTitle;
  detail: string;
  onClose: () => void;
}

function StepDialog({ step, title: { titleId, name }, detail, onClose }: StepDialogProps) {
  const { say } = useTitlesWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const move = useMutation({
    mutationFn: () => api.call(STEPS[step], { titleId }, { idempotencyKey: key.current }),
    onSuccess: (title) => {
      queries.setQueryData(['desk-title', title.titleId], title);
      void queries.invalidateQueries({ queryKey: ['desk-titles'] });
      onClose();
      if (step === 'copy') void navigate(`/desk/titles/${title.titleId}`);
    },
  });
  return (
    <Dialog open title={say(`stepQuestion.${step}`, { name })} onClose={onClose}>
      <p className="text-muted">{detail}</p>
      <ProblemNotice error={move.error} />
      <div className="flex flex-wrap gap-3">
        <Button busy={move.isPending} onClick={() => move.mutate()}>
          {say(`step.${step}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
