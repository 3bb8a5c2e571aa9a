import { createRequestHandler, RouterContextProvider } from 'react-router';
import { createApiClient } from '../lib/api/client.ts';
import { newKey } from '../lib/random.ts';
import { device } from '../lib/time/device.ts';
import { createServerTime } from '../lib/time/server-time.ts';
import { nonceContext, serverApiContext } from './load-context.ts';

export interface PageDeps {
  /** Answers `/api/v1/…` in process. */
  fetchApi: (request: Request) => Promise<Response>;
  /** Fresh for each request, and the same as in the answer's Content-Security-Policy. */
  nonce: string;
}

const render = createRequestHandler(() => import('virtual:react-router/server-build'));

/**
 * Renders one page of the shop. Never rejects for a page's own failure: that is a page, too.
 * What it answers holds nothing about the buyer, so that discovery pages may be cached for all.
 */
export function renderPage(request: Request, { fetchApi, nonce }: PageDeps): Promise<Response> {
  const context = new RouterContextProvider();
  context.set(nonceContext, nonce);
  context.set(
    serverApiContext,
    createApiClient({
      transport: fetchApi,
      origin: new URL(request.url).origin,
      device,
      serverTime: createServerTime(device.now),
      newKey,
    }),
  );
  return render(request, context);
}
