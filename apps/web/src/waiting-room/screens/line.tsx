/** @jsxImportSource preact */
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { WaitTold } from '../model/wait-told.ts';
import { changeText, durationText, waitText } from '../wording.ts';
import type { RoomWords } from '../words.ts';
import { Lamps } from './lamps.tsx';
import { Card, Fact } from './parts.tsx';
import { useRoomState, useWords } from './room-context.ts';

/** The place, how far it is, and what that depends on. */
export function Line() {
  const words = useWords();
  const { t, counted, number } = words;
  const { status, place, told, kept } = useRoomState();
  if (!status || place?.state !== 'waiting' || !told) return null;
  const { peopleAhead, placesAhead } = place;
  const change = changeText(told, words);
  return (
    <Card title={t('line.title')}>
      <dl class="grid grid-cols-1 gap-4 min-[26rem]:grid-cols-2">
        <div class="min-[26rem]:col-span-2">
          <dt class="text-sm text-muted">{t('line.place')}</dt>
          <dd class="text-5xl leading-tight font-bold break-all text-bulb tabular-nums">
            {number(place.place)}
          </dd>
        </div>
        <Fact name={t('line.ahead')}>
          {placesAhead === 0 ? t('line.nobodyAhead') : counted('line.aheadPeople', peopleAhead)}
        </Fact>
        <Fact name={t('line.wait')}>{waitText(told, words)}</Fact>
      </dl>
      <Lamps share={calledShare(status, placesAhead)} label={t('line.progress')} />
      <div class="flex flex-col gap-1 text-sm text-muted">
        <p>{causeText(told, status, words)}</p>
        {change && <p>{change}</p>}
        {kept?.returned && <p>{t('line.backTurn')}</p>}
      </div>
    </Card>
  );
}

/** How much of the line up to this place has been called. */
function calledShare({ line }: WaitingRoomStatus, placesAhead: number): number {
  const called = line.serving + line.returned.serving;
  return called / Math.max(1, called + placesAhead);
}

function causeText({ cause }: WaitTold, { pace }: WaitingRoomStatus, words: RoomWords): string {
  const { t, number } = words;
  if (cause === 'not-open') return t('cause.notOpen');
  return t(`cause.${cause}`, {
    number: number(pace.placesPerInterval),
    interval: durationText(pace.intervalMs, words),
  });
}
