import { createOfflineGate, type GateBuild } from './offline-gate.ts';

/** Put in by the build (gate-build.ts). */
declare const GATE_BUILD: GateBuild;

/** The few parts of a worker's surroundings that are used here. */
interface LifecycleEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
}
const scope = globalThis as unknown as WorkerScope;

const gate = createOfflineGate({
  build: GATE_BUILD,
  origin: scope.location.origin,
  caches,
  fetch: (request) => fetch(request),
});

// No skipWaiting: an update never takes the program away from under somebody who is scanning.
scope.addEventListener('install', (event) => event.waitUntil(gate.install()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(gate.activate().then(() => scope.clients.claim())),
);
scope.addEventListener('fetch', (event) => {
  const answer = gate.answer(event.request);
  if (answer) event.respondWith(answer);
});
