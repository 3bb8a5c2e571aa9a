/** @jsxImportSource preact */
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { API_BASE } from '../../lib/api/address.ts';
import { isProblem } from '../../lib/api/problem.ts';
import { api, keptPlaces } from '../../lib/browser.ts';
import type { NotedDraw } from '../../lib/waiting-room/kept-places.ts';
import { checkDraw } from '../model/check-draw.ts';
import type { RoomWords } from '../words.ts';
import { DrawVerdictCard } from './draw-verdict.tsx';
import { OtherProof } from './other-proof.tsx';
import { Code } from './parts.tsx';

interface DrawPageProps {
  roomId: string;
  words: RoomWords;
  base: string;
}

type Loaded =
  | { readonly kind: 'loading' | 'not-yet' | 'no-draw' | 'missing' | 'failed' }
  | { readonly kind: 'proof'; readonly text: string };

/** The draw of a room, computed again in the reader's own browser. */
export function DrawPage({ roomId, words, base }: DrawPageProps) {
  const { t } = words;
  const [loaded, load] = useProof(roomId);
  const [other, setOther] = useState<string | null>(null);
  const text = other ?? (loaded.kind === 'proof' ? loaded.text : null);
  const noted = keptPlaces.noted(roomId);
  const number = keptPlaces.placeIn(roomId)?.number ?? null;
  useEffect(() => {
    document.title = `${t('draw.title')} · Houseful`;
  }, [t]);
  return (
    <main class="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6">
      <h1 class="text-2xl font-bold sm:text-3xl">{t('draw.title')}</h1>
      <Progress {...{ loaded, words }} onRetry={load} />
      {text !== null && (
        <DrawVerdictCard verdict={checkDraw(text, roomId, noted)} {...{ number, words }} />
      )}
      {loaded.kind === 'proof' && <Own {...{ roomId, number, noted, words }} />}
      <OtherProof shown={text ?? ''} words={words} onText={setOther} />
      <p>
        <a class="link" href={`${base}/waiting-rooms/${roomId}`}>
          {t('draw.back')}
        </a>
      </p>
    </main>
  );
}

function useProof(roomId: string): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const load = useCallback(() => {
    setLoaded({ kind: 'loading' });
    void loadProof(roomId).then(setLoaded);
  }, [roomId]);
  useEffect(load, [load]);
  return [loaded, load];
}

async function loadProof(roomId: string): Promise<Loaded> {
  try {
    const file = await api.download(waitingRoomOperations.getDraw, { roomId });
    return { kind: 'proof', text: await file.text() };
  } catch (error) {
    if (isProblem(error, 'no-such-waiting-room')) return { kind: 'missing' };
    if (!isProblem(error, 'not-drawn')) return { kind: 'failed' };
    const status = await api
      .call(waitingRoomOperations.getWaitingRoom, { roomId })
      .catch(() => null);
    const isFifo = status && !status.announcement && isOpen(status.phase);
    return { kind: isFifo ? 'no-draw' : 'not-yet' };
  }
}

function isOpen(phase: WaitingRoomPhase): boolean {
  return phase !== 'closed';
}

interface ProgressProps {
  loaded: Loaded;
  words: RoomWords;
  onRetry: () => void;
}

function Progress({ loaded, words: { t }, onRetry }: ProgressProps) {
  switch (loaded.kind) {
    case 'proof':
      return null;
    case 'loading':
      return <p role="status">{t('draw.loading')}</p>;
    case 'missing':
      return <p role="status">{t('page.missing')}</p>;
    case 'no-draw':
      return <p role="status">{t('draw.noDraw')}</p>;
    case 'not-yet':
      return (
        <section role="status" class="card">
          <h2 class="text-xl font-bold">{t('draw.notYet')}</h2>
          <p class="text-muted">{t('draw.notYetDetail')}</p>
        </section>
      );
    case 'failed':
      return (
        <section role="alert" class="card flex flex-col gap-3">
          <p>{t('draw.failed')}</p>
          <button type="button" class="button self-start" onClick={onRetry}>
            {t('draw.again')}
          </button>
        </section>
      );
  }
}

interface OwnProps {
  roomId: string;
  number: number | null;
  noted: NotedDraw | null;
  words: RoomWords;
}

function Own({ roomId, number, noted, words: { t } }: OwnProps) {
  const command = ['node verify-draw.mjs', `draw-${roomId}.json`];
  if (number !== null) command.push(`${number}`);
  if (noted) command.push(`--commitment ${noted.commitment} --chain-head ${noted.chainHead}`);
  return (
    <section class="card flex flex-col gap-3">
      <h2 class="text-xl font-bold">{t('draw.own')}</h2>
      <p class="text-muted">{t('draw.ownDetail')}</p>
      <p class="flex flex-wrap gap-3">
        <a
          class="button button-quiet"
          href={`${API_BASE}/waiting-rooms/${roomId}/draw`}
          download={`draw-${roomId}.json`}
        >
          {t('draw.proofFile')}
        </a>
        <a class="button button-quiet" href="/verify-draw.mjs" download="verify-draw.mjs">
          {t('draw.checker')}
        </a>
      </p>
      <Code>{command.join(' ')}</Code>
    </section>
  );
}
