/** @jsxImportSource preact */
import { useGate, useGateState } from './gate-context.ts';
import { zoneOf } from '../words.ts';

const SHOWN_MAX = 20;

/** Who was let in twice while somebody was cut off, as the house has found out meanwhile. */
export function Conflicts() {
  const { words } = useGate();
  const { conflicts, device } = useGateState();
  const { t } = words;
  if (conflicts.length === 0) return null;
  const timeZone = zoneOf(device?.desk ?? null, device?.choice?.showIds[0]);
  return (
    <details class="card" data-conflicts={conflicts.length}>
      <summary class="font-semibold">
        {words.counted('conflicts.heading', conflicts.length)}
      </summary>
      <p class="my-2">{t('conflicts.lead')}</p>
      <ul class="flex flex-col gap-1">
        {conflicts.slice(0, SHOWN_MAX).map((each) => (
          <li key={each.scanId}>
            {t('conflicts.line', {
              place: each.place ?? '',
              time: words.time(each.atMs, timeZone),
              gate: each.gate ?? t('scan.everyGate'),
              device: each.deviceName,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
