import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { Panel } from './panel.tsx';
import { useStaffWords } from './staff/words/staff-words.ts';

interface EndPanelProps<Kept> {
  name: string;
  isEnded: boolean;
  /** What a change or an end comes to. */
  detail: string;
  /** What is told before it is ended. */
  endDetail: string;
  /** Where another one like it is begun. */
  copyAddress: string;
  /** What is typed and not kept would be lost with it. */
  isUnsaved: boolean;
  end: () => Promise<Kept>;
  onEnded: (ended: Kept) => void;
}

/** Ends something after asking, or begins another one like it; which is also the way back. */
export function EndPanel<Kept>({ isEnded, isUnsaved, end, onEnded, ...said }: EndPanelProps<Kept>) {
  const { say } = useStaffWords();
  const [asked, setAsked] = useState(false);
  const ending = useMutation({
    mutationFn: end,
    onSuccess: (ended) => {
      onEnded(ended);
      setAsked(false);
    },
  });
  return (
    <Panel title={say('life.title')} detail={isEnded ? say('life.ended') : said.detail}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="quiet" to={said.copyAddress}>
          {say('life.copy')}
        </ButtonLink>
        {!isEnded && (
          <Button look="quiet" disabled={isUnsaved} onClick={() => setAsked(true)}>
            {say('life.end')}
          </Button>
        )}
      </div>
      <Dialog
        open={asked}
        title={say('life.endQuestion', { name: said.name })}
        onClose={() => setAsked(false)}
      >
        <p className="text-muted">{said.endDetail}</p>
        <ProblemNotice error={ending.error} />
        <div className="flex flex-wrap gap-3">
          <Button busy={ending.isPending} onClick={() => ending.mutate()}>
            {say('life.end')}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {say('form.cancel')}
          </Button>
        </div>
      </Dialog>
    </Panel>
  );
}
