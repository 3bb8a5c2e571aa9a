import { createOfflineShop, type ShopBuild } from './offline-shop.ts';

/** Put in by the build (service-worker-build.ts). */
declare const SHOP_BUILD: ShopBuild;

/** The few parts of a worker's surroundings that are used here. */
interface LifecycleEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LifecycleEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { url: string }[]>;
  };
}
const scope = globalThis as unknown as WorkerScope;

const shop = createOfflineShop({
  build: SHOP_BUILD,
  origin: scope.location.origin,
  caches,
  // What is fetched by address is for later, and gives way to what a page asks for now.
  fetch: (request) =>
    typeof request === 'string' ? fetch(request, { priority: 'low' }) : fetch(request),
  openPages: async () =>
    (await scope.clients.matchAll({ includeUncontrolled: true })).map(({ url }) => url),
  after: (ms, action) => setTimeout(action, ms),
});

// No skipWaiting: a new version waits until nobody has the old one open, so that an update never
// takes the program away from under somebody who is paying.
scope.addEventListener('install', (event) => event.waitUntil(shop.install()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(shop.activate().then(() => scope.clients.claim())),
);
scope.addEventListener('fetch', (event) => {
  const answer = shop.answer(event.request, (work) => event.waitUntil(work));
  if (answer) event.respondWith(answer);
});
