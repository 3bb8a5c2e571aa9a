/** @jsxImportSource preact */
import type { DrawProof } from '@houseful/contract/draw-proof';
import { useId, useState } from 'preact/hooks';
import { type DrawVerdict, placeByProof } from '../model/check-draw.ts';
import type { RoomWords } from '../words.ts';
import { Fact } from './parts.tsx';

interface DrawVerdictProps {
  verdict: DrawVerdict;
  /** The reader's own queue number. */
  number: number | null;
  words: RoomWords;
}

/** Whether a draw holds, by what, and what follows. */
export function DrawVerdictCard({ verdict, number, words }: DrawVerdictProps) {
  const { t } = words;
  const { holds, checks, proof } = verdict;
  const wasNoted = checks.some(({ name }) => name === 'announced');
  return (
    <>
      <section class={`card flex flex-col gap-4 ${holds ? 'border-good' : 'border-bad'}`}>
        <div role="status">
          <h2 class={`text-2xl font-bold ${holds ? 'text-good' : 'text-bad'}`}>
            {t(holds ? 'draw.holds' : 'draw.broken')}
          </h2>
          <p class="text-muted">{t(holds ? 'draw.holdsDetail' : 'draw.brokenDetail')}</p>
        </div>
        <ul class="flex flex-col gap-2">
          {checks.map(({ name, ok }) => (
            <li key={name} class="flex gap-3">
              <span class={`font-bold ${ok ? 'text-good' : 'text-bad'}`} aria-hidden="true">
                {ok ? '✓' : '✗'}
              </span>
              <span>
                <span class="sr-only">{t(ok ? 'draw.ok' : 'draw.bad')}: </span>
                {t(`draw.${name}`)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {proof && <ComputePlace {...{ proof, words }} own={number} />}
      {proof && <Facts {...{ proof, words }} />}
      <section class="card flex flex-col gap-3">
        <h2 class="text-xl font-bold">{t('draw.proves')}</h2>
        <ul class="flex list-disc flex-col gap-2 pl-5">
          <li>{t('draw.provesOrder')}</li>
          <li>{t('draw.provesPlace')}</li>
        </ul>
        <h2 class="text-xl font-bold">{t('draw.not')}</h2>
        <ul class="flex list-disc flex-col gap-2 pl-5">
          {holds && !wasNoted && <li>{t('draw.notNoted')}</li>}
          <li>{t('draw.notBots')}</li>
          {proof?.randomnessSource === null && <li>{t('draw.notTries')}</li>}
          <li>{t('draw.notDoors')}</li>
        </ul>
      </section>
    </>
  );
}

interface ComputePlaceProps {
  proof: DrawProof;
  own: number | null;
  words: RoomWords;
}

function ComputePlace({ proof, own, words }: ComputePlaceProps) {
  const { t, number } = words;
  const [text, setText] = useState(own === null ? '' : `${own}`);
  const id = useId();
  const asked = /^\d{1,13}$/.test(text.trim()) ? Number(text.trim()) : null;
  return (
    <section class="card flex flex-col gap-3">
      <h2 class="text-xl font-bold">{t('draw.compute')}</h2>
      {own !== null && <p class="text-muted">{t('draw.yours', { number: number(own) })}</p>}
      <label for={id} class="text-sm text-muted">
        {t('draw.number')}
      </label>
      <input
        id={id}
        inputMode="numeric"
        autocomplete="off"
        class="min-h-11 w-full max-w-60 rounded-lg border border-edge bg-ground px-3 text-lg tabular-nums"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p role="status" class="text-lg font-semibold">
        {asked !== null && placeText(proof, asked, words)}
      </p>
    </section>
  );
}

function placeText(proof: DrawProof, asked: number, { t, number }: RoomWords): string {
  const place = placeByProof(proof, asked);
  const values = { number: number(asked), count: number(proof.count) };
  if (place === null) return t('draw.placeNone', values);
  const address = place > proof.count ? 'draw.placeLater' : 'draw.placeIs';
  return t(address, { ...values, place: number(place) });
}

function Facts({ proof, words }: { proof: DrawProof; words: RoomWords }) {
  const { t, number, moment } = words;
  const { count, closedAt, blocks, randomnessSource, randomness } = proof;
  const lost = blocks
    .filter(({ reported }) => !reported)
    .reduce((sum, { joins }) => sum + joins, 0);
  return (
    <section class="card flex flex-col gap-3">
      <h2 class="text-xl font-bold">{t('draw.facts')}</h2>
      <dl class="grid gap-4 sm:grid-cols-2">
        <Fact name={t('draw.people')}>{number(count)}</Fact>
        <Fact name={t('draw.closedAt')}>{moment(Date.parse(closedAt), 0)}</Fact>
        {lost > 0 && <Fact name={t('draw.lost')}>{number(lost)}</Fact>}
        <Fact name={t('draw.source')}>
          <span class="text-base font-normal break-words">
            {randomnessSource === null
              ? t('draw.sourceNone')
              : `${randomnessSource}: ${randomness}`}
          </span>
        </Fact>
      </dl>
    </section>
  );
}
