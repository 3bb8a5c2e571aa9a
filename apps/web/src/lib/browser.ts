import { identityOperations } from '@houseful/contract/identity';
import { createApiClient } from './api/client.ts';
import { createUpload, uploadInBrowser } from './api/upload.ts';
import { newKey } from './random.ts';
import { openEventsLine, openSocketLine } from './live/browser-lines.ts';
import { createLiveConnection } from './live/live-connection.ts';
import { createKeptTickets } from './offline/kept-tickets.ts';
import { createBrowserPlace } from './session/browser-place.ts';
import { createSessionKeeper } from './session/session-keeper.ts';
import { device } from './time/device.ts';
import { createServerTime } from './time/server-time.ts';
import { createKeptPlaces } from './waiting-room/kept-places.ts';

/**
 * The one shop that runs in this browser tab: clock, session and API client, wired.
 * Only code that runs in the browser may call into it; importing it anywhere is harmless.
 */
const origin = typeof location === 'undefined' ? 'http://localhost' : location.origin;

export const serverTime = createServerTime(device);

const parts = {
  transport: (request: Request) => fetch(request),
  origin,
  device,
  serverTime,
  newKey,
};

const place = createBrowserPlace();

export const session = createSessionKeeper({
  place,
  api: createApiClient(parts),
  serverTime,
});

export const api = createApiClient({ ...parts, credentials: session });

export const upload = createUpload({ transport: uploadInBrowser, credentials: session });

/** Any answer of the server tells its time; this one is small. */
export async function relearnServerTime(): Promise<void> {
  await api.call(identityOperations.getMe, {});
}

export const keptPlaces = createKeptPlaces(place);

export const keptTickets = createKeptTickets({
  caches: typeof caches === 'undefined' ? null : caches,
  owner: () => session.current()?.user.userId ?? null,
});

export const live = createLiveConnection({
  openSocket: openSocketLine,
  openEvents: openEventsLine,
  accessToken: session.accessToken,
  device,
});
