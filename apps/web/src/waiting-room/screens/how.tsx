/** @jsxImportSource preact */
import { durationText } from '../wording.ts';
import { useRoom, useRoomState, useWords } from './room-context.ts';

/** The rules, in a few sentences, and the way to check the draw. */
export function How() {
  const words = useWords();
  const { t, number } = words;
  const { base, roomId } = useRoom();
  const { status } = useRoomState();
  if (!status) return null;
  const { turn, announcement } = status;
  const grace = durationText(turn.graceMs, words);
  const places = number(turn.placesBack);
  return (
    <details class="text-sm">
      <summary class="link min-h-6">{t('page.how')}</summary>
      <ul class="mt-3 flex list-disc flex-col gap-2 pl-5 text-muted">
        {announcement ? (
          <>
            <li>{t('page.howEqual')}</li>
            <li>{t('page.howDraw')}</li>
            <li>{t('page.howLater')}</li>
          </>
        ) : (
          <li>{t('page.howFirst')}</li>
        )}
        <li>{t('page.howTurn', { grace, places })}</li>
        <li>{t('page.howOnce')}</li>
      </ul>
      {announcement && (
        <p class="mt-3">
          <a class="link" href={`${base}/waiting-rooms/${roomId}/draw`}>
            {t('page.toDraw')}
          </a>
        </p>
      )}
    </details>
  );
}
