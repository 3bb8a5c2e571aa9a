import { showsDeskOperations } from '@houseful/contract/shows-desk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import type { ChangeDialogProps } from './cancel-dialog.tsx';
import { ChangeForm } from './change-form.tsx';
import { useTakeAnswer } from './use-desk-show.ts';
import { useShowsWords } from './words/shows-words.ts';

/** Stops a sale, or resumes one that was stopped. */
export function SwitchDialog({ show, onClose }: ChangeDialogProps) {
  const { say } = useShowsWords();
  const takeAnswer = useTakeAnswer();
  const [idempotencyKey] = useState(newKey);
  const [verb] = useState(show.state === 'stopped' ? ('resume' as const) : ('stop' as const));
  const { showId } = show;
  const operation = verb === 'stop' ? showsDeskOperations.closeShow : showsDeskOperations.openShow;
  const change = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      api.call(operation, { showId, reason }, { idempotencyKey }),
    onSuccess: (answer) => {
      takeAnswer(answer);
      onClose();
    },
  });
  return (
    <Dialog open title={say(verb === 'stop' ? 'stop.title' : 'resume.title')} onClose={onClose}>
      <p>{say(verb === 'stop' ? 'stop.detail' : 'resume.detail')}</p>
      <ChangeForm
        tells={false}
        submit={say(`act.${verb}`)}
        busy={change.isPending}
        error={change.error}
        onSubmit={(said) => change.mutate(said)}
        onClose={onClose}
      />
    </Dialog>
  );
}
