import { useEffect } from 'preact/hooks';
import { device } from '../../lib/time/device.ts';
import { destinationOf } from '../destination.ts';
import { screenOf } from '../model/screen.ts';
import { useRoom, useRoomState } from './room-context.ts';

/** Long enough to hear the notes and read the words. */
const WELCOME_MS = 1_500;
const RING_AGAIN_MS = 10_000;
const RINGS_MAX = 12;

/**
 * Calls whoever waits: the title tells the place, the turn rings, again and again while nobody
 * looks; and who looks, and went in on this page, is taken to the seats.
 */
export function useCall(): void {
  const { words, bell, base } = useRoom();
  const state = useRoomState();
  const { status, place, entered } = state;
  const screen = screenOf(state);
  const isCalled = screen === 'turn' || (screen === 'inside' && entered);

  const { t, number } = words;
  const name = status?.name ?? t('page.title');
  const tab = isCalled
    ? `★ ${t('turn.tab')}`
    : place?.state === 'waiting'
      ? number(place.place)
      : null;
  useEffect(() => {
    document.title = [...(tab ? [tab] : []), name, 'Houseful'].join(' · ');
  }, [tab, name]);

  useEffect(() => {
    if (!isCalled) return;
    let rings = 1;
    bell.ring(t('turn.title'));
    return device.every(RING_AGAIN_MS, () => {
      if (document.visibilityState === 'visible' || rings >= RINGS_MAX) return;
      rings += 1;
      bell.ring(t('turn.title'));
    });
  }, [isCalled, bell, t]);

  const to = status && entered ? base + destinationOf(status.scope) : null;
  useEffect(() => {
    if (to === null) return;
    const go = () => {
      if (document.visibilityState !== 'visible') return;
      // Once: who comes back here by the browser's own button wants to be here.
      stop();
      location.assign(to);
    };
    const stopWaiting = device.after(WELCOME_MS, go);
    const stop = () => {
      stopWaiting();
      document.removeEventListener('visibilitychange', go);
    };
    document.addEventListener('visibilitychange', go);
    return stop;
  }, [to]);
}
