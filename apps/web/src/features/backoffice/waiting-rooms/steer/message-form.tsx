import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { useId, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Panel } from '../../panel.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { MessageField } from './message-field.tsx';
import { useRoomChange } from './use-steering.ts';

/** A word to everybody who waits, seen before it is said, and taken back with one press. */
export function MessageForm({ desk: { status } }: { desk: WaitingRoomDesk }) {
  const { say } = useDeskWords();
  const change = useRoomChange(status.roomId);
  const [text, setText] = useState(status.message ?? '');
  const [known, setKnown] = useState(status.message);
  if (known !== status.message) {
    setKnown(status.message);
    // Another desk's word, unless somebody is writing here.
    if (text.trim() === (known ?? '')) setText(status.message ?? '');
  }
  const previewId = useId();
  const isSaid = text.trim() === (status.message ?? '');
  return (
    <Panel title={say('message.title')} detail={say('message.detail')}>
      <form
        className="flex flex-col gap-4"
        aria-label={say('message.title')}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ message: text.trim() || null });
        }}
      >
        <MessageField value={text} onChange={setText} />
        {text.trim() && (
          <section aria-labelledby={previewId} className="flex flex-col gap-1">
            <h3 id={previewId} className="text-sm text-muted">
              {say(isSaid ? 'message.shown' : 'message.preview')}
            </h3>
            <p className="rounded-lg border border-warn/70 bg-raised px-4 py-3 break-words">
              {text.trim()}
            </p>
          </section>
        )}
        <ProblemNotice error={change.error} />
        {change.isSuccess && isSaid && (
          <Notice tone="good">{say(status.message ? 'message.done' : 'message.gone')}</Notice>
        )}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="quiet" busy={change.isPending} disabled={isSaid}>
            {say('message.send')}
          </Button>
          {status.message !== null && (
            <Button
              look="plain"
              onClick={() => {
                setText('');
                change.mutate({ message: null });
              }}
            >
              {say('message.takeBack')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}
