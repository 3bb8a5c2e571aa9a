/** @jsxImportSource preact */
import { chosenList } from '../model/gate-state.ts';
import { useGate, useGateState } from './gate-context.ts';

/** Which show and gate, which way, and whether the house is there: always in sight. */
export function ScanHead() {
  const { gate, words } = useGate();
  const { device, direction, tickets } = useGateState();
  const { t } = words;
  const list = chosenList(device?.desk ?? null, device?.choice ?? null);
  const shows = device?.desk?.shows.filter(({ showId }) => list?.showIds.includes(showId)) ?? [];
  return (
    <header class="flex flex-col gap-3">
      <div>
        <h1 class="text-xl font-bold">{shows.map(({ label }) => label.titleName).join(' · ')}</h1>
        <p class="text-muted">
          {[
            list?.name ?? t('choose.ownList'),
            device?.choice?.gate ?? t('scan.everyGate'),
            words.counted('scan.tickets', tickets),
          ].join(' · ')}
        </p>
      </div>
      <Network />
      <div role="group" aria-label={t('scan.direction')} class="grid grid-cols-2 gap-2">
        {(['entry', 'exit'] as const).map((each) => (
          <button
            key={each}
            type="button"
            class="chip justify-center text-lg"
            aria-pressed={each === direction}
            onClick={() => gate.turn(each)}
          >
            {t(`scan.${each}`)}
          </button>
        ))}
      </div>
    </header>
  );
}

function Network() {
  const { gate, words } = useGate();
  const { online, waiting, syncing } = useGateState();
  const { t } = words;
  return (
    <div class={online ? 'network' : 'network network-lost'} data-online={online}>
      <p role="status" class="flex grow flex-wrap items-center gap-x-3">
        <strong>{online ? t('scan.online') : t('scan.offline')}</strong>
        <span data-waiting={waiting}>
          {waiting > 0 ? words.counted('scan.waiting', waiting) : t('scan.allSent')}
        </span>
        {!online && <span class="basis-full text-sm">{t('scan.offlineLong')}</span>}
      </p>
      <button
        type="button"
        class="button button-quiet"
        disabled={syncing}
        onClick={() => void gate.sync()}
      >
        {syncing ? t('scan.syncing') : t('scan.syncNow')}
      </button>
    </div>
  );
}
