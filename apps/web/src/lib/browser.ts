import type { Session } from '@houseful/contract/identity';
import { type ApiClient, createApiClient } from './api/client.ts';
import { newKey } from './random.ts';
import { openEventsLine, openSocketLine } from './live/browser-lines.ts';
import { createLiveConnection } from './live/live-connection.ts';
import { createBrowserPlace } from './session/browser-place.ts';
import { createSessionKeeper } from './session/session-keeper.ts';
import { device } from './time/device.ts';
import { createServerTime } from './time/server-time.ts';

/**
 * The one shop that runs in this browser tab: clock, session and API client, wired.
 * Only code that runs in the browser may call into it; importing it anywhere is harmless.
 */
const origin = typeof location === 'undefined' ? 'http://localhost' : location.origin;

export const serverTime = createServerTime(device.now);

const parts = {
  transport: (request: Request) => fetch(request),
  origin,
  device,
  serverTime,
  newKey,
};

export const session = createSessionKeeper({
  place: createBrowserPlace(),
  api: createApiClient(parts),
  serverTime,
});

export const api = createApiClient({ ...parts, credentials: session });

/** Speaks for another session than the tab's own, such as the guest that a member was until now. */
export function apiAs({ accessToken }: Pick<Session, 'accessToken'>): ApiClient {
  return createApiClient({
    ...parts,
    credentials: { accessToken: async () => accessToken, renew: async () => null },
  });
}

export const live = createLiveConnection({
  openSocket: openSocketLine,
  openEvents: openEventsLine,
  accessToken: session.accessToken,
  device,
});
