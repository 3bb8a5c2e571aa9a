/** @jsxImportSource preact */
import { render } from 'preact';
import { createApiClient } from '../lib/api/client.ts';
import { newKey } from '../lib/random.ts';
import { device } from '../lib/time/device.ts';
import { createServerTime } from '../lib/time/server-time.ts';
import { createSignals } from './feel/signals.ts';
import { openIndexedKeep } from './keep/indexed-keep.ts';
import { createGate, type Gate } from './model/gate.ts';
import { createGateApi } from './model/gate-api.ts';
import { FIRST_STATE, type GateState } from './model/gate-state.ts';
import { createStore } from './model/store.ts';
import { newToken } from './model/new-token.ts';
import { GateContext } from './screens/gate-context.ts';
import { GatePage } from './screens/gate-page.tsx';
import { createGateWords, type GateTexts } from './words.ts';
import './page.css';

const LANGUAGE_KEY = 'houseful.gate.language';
const texts = import.meta.glob<GateTexts>('./words/*.json', { import: 'default' });
const root = document.getElementById('gate');
if (!root) throw new Error('The page is not whole.');
root.replaceChildren();

const store = createStore<GateState>(FIRST_STATE);
const signals = createSignals();
const gate = await openGate();
const codeFromLink = takeCode();

async function openGate(): Promise<Gate> {
  const parts = {
    transport: async (request: Request) => {
      const answer = await fetch(request);
      const date = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(date)) gate.learnAhead(device.now() - date);
      return answer;
    },
    origin: location.origin,
    ...{ device, newKey, serverTime: createServerTime(device) },
  };
  const clientFor = (accessToken: string) =>
    createApiClient({
      ...parts,
      credentials: { accessToken: async () => accessToken, renew: async () => null },
    });
  return createGate({
    api: createGateApi(createApiClient(parts), clientFor),
    keep: await openIndexedKeep(),
    ...{ device, store, newToken, newNonce: newKey },
    // Only pages served over TLS, and those of this very machine, have it.
    subtle: globalThis.crypto.subtle,
    isConnected: () => navigator.onLine,
  });
}

/** The code in the link that the desk shows; gone from the address once it is taken. */
function takeCode(): string | null {
  const code = /^#code=([0-9A-Za-z-]{4,40})$/.exec(location.hash)?.[1] ?? null;
  if (code !== null) history.replaceState(null, '', location.pathname);
  return code;
}

function firstLanguage(): string {
  const wanted = [localStorage.getItem(LANGUAGE_KEY), ...navigator.languages];
  const known = wanted
    .map((it) => it?.split('-')[0] ?? '')
    .find((it) => `./words/${it}.json` in texts);
  return known ?? 'en';
}

async function speak(language: string): Promise<void> {
  const load = texts[`./words/${language}.json`];
  if (!load || !root) return;
  const words = createGateWords(await load());
  localStorage.setItem(LANGUAGE_KEY, language);
  document.documentElement.lang = words.locale;
  document.title = `${words.t('page.title')} · Houseful`;
  const surroundings = {
    ...{ gate, store, words, signals, device, language, codeFromLink },
    speak: (next: string) => void speak(next),
  };
  render(
    <GateContext.Provider value={surroundings}>
      <GatePage />
    </GateContext.Provider>,
    root,
  );
}

await speak(firstLanguage());
await gate.start();
window.addEventListener('online', () => void gate.sync());
window.addEventListener('offline', () => store.set({ online: false }));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void gate.sync();
});
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker
    .register('/gate-worker.js', { scope: '/gate', updateViaCache: 'none' })
    .catch(() => undefined);
}
