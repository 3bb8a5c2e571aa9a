/** @jsxImportSource preact */
import { render } from 'preact';
import { api, keptPlaces, live, relearnServerTime, serverTime, session } from '../lib/browser.ts';
import { chance } from '../lib/random.ts';
import { device } from '../lib/time/device.ts';
import { createBell } from './bell.ts';
import { createRoomKeeper } from './model/room-keeper.ts';
import { RoomContext, type RoomSurroundings } from './screens/room-context.ts';
import { RoomPage } from './screens/room-page.tsx';
import { solve } from './solve.ts';
import { createRoomWords, type RoomTexts } from './words.ts';
import './page.css';

const texts = import.meta.glob<RoomTexts>('./words/*.json', { import: 'default' });

/** Where a page may have slept, was out of sight, or was left on the way to another one. */
const WAKES = { document: ['visibilitychange', 'resume'], window: ['pageshow', 'focus', 'online'] };

const language = document.documentElement.dataset['language'] ?? 'en';
const [, base = '', roomId = '', part = ''] =
  /^(\/[a-z]{2,3})?\/waiting-rooms\/([^/]+)\/?(draw)?/.exec(location.pathname) ?? [];

const load = texts[`./words/${language}.json`];
if (!load) throw new Error(`There is no language “${language}”.`);
const words = createRoomWords(await load());
const root = document.getElementById('room');
if (!root) throw new Error('The page is not whole.');

root.replaceChildren();
if (part === 'draw') {
  const { DrawPage } = await import('./screens/draw-page.tsx');
  render(<DrawPage {...{ roomId: decodeURIComponent(roomId), words, base }} />, root);
} else {
  render(
    <RoomContext.Provider value={surroundings()}>
      <RoomPage />
    </RoomContext.Provider>,
    root,
  );
}

function surroundings(): RoomSurroundings {
  const keeper = createRoomKeeper({
    ...{ api, session, live, device, serverTime, chance, solve },
    roomId: decodeURIComponent(roomId),
    places: keptPlaces,
    relearnTime: relearnServerTime,
    isVisible: () => document.visibilityState === 'visible',
  });
  for (const wake of WAKES.document) document.addEventListener(wake, keeper.wake);
  for (const wake of WAKES.window) window.addEventListener(wake, keeper.wake);
  return {
    ...{ keeper, words, base, now: serverTime.now },
    roomId: decodeURIComponent(roomId),
    bell: createBell(device),
  };
}
