import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';
import { pathIn } from '../../../lib/i18n/languages.ts';
import { Button, ButtonAnchor } from '../../../lib/ui/button.tsx';
import { DownloadIcon } from '../../../lib/ui/icons.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Panel } from '../panel.tsx';
import { useDeskWords } from './words/desk-words.ts';

/** What the house has bound itself to, and, once drawn, the proof that it kept to it. */
export function DrawFacts({ desk: { status, ordering } }: { desk: WaitingRoomDesk }) {
  const { say, number, language } = useDeskWords();
  const { roomId, announcement, chainHead, draw } = status;
  const save = useMutation({
    mutationFn: async () => {
      const proof = await api.download(waitingRoomOperations.getDraw, { roomId });
      saveFile(proof, `draw-${roomId}.json`);
    },
  });
  if (ordering === 'fifo' || !announcement) {
    return (
      <Panel title={say('draw.title')}>
        <p className="text-sm text-muted">{say('draw.none')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={say('draw.title')} detail={say(draw ? 'draw.drawn' : 'draw.awaited')}>
      <dl className="flex flex-col gap-3 text-sm">
        <Fact name={say('draw.commitment')}>
          <code className="break-all">{announcement.commitment}</code>
        </Fact>
        <Fact name={say('draw.source')}>
          {announcement.randomnessSource ?? say('draw.noSource')}
        </Fact>
        {chainHead && (
          <Fact name={say('draw.chainHead')}>
            <code className="break-all">{chainHead}</code>
          </Fact>
        )}
        {draw && <Fact name={say('draw.count')}>{number(draw.count)}</Fact>}
      </dl>
      {draw && (
        <div className="flex flex-wrap gap-3">
          <Button look="quiet" busy={save.isPending} onClick={() => save.mutate()}>
            <DownloadIcon /> {say('draw.download')}
          </Button>
          <ButtonAnchor look="quiet" href={pathIn(language, `/waiting-rooms/${roomId}/draw`)}>
            {say('draw.verify')}
          </ButtonAnchor>
        </div>
      )}
      <ProblemNotice error={save.error} />
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
