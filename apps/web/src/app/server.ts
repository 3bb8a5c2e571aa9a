import { createRequestHandler, RouterContextProvider } from 'react-router';
import { createApiClient } from '../lib/api/client.ts';
import { basenameOf, LANGUAGES, languageOfPath, loadMessages } from '../lib/i18n/languages.ts';
import { createWords } from '../lib/i18n/words.ts';
import { newKey } from '../lib/random.ts';
import { device } from '../lib/time/device.ts';
import { createServerTime } from '../lib/time/server-time.ts';
import { galleryContext, nonceContext, serverApiContext, wordsContext } from './load-context.ts';

export interface PageDeps {
  /** Answers `/api/v1/…` in process. */
  fetchApi: (request: Request) => Promise<Response>;
  /** Fresh for each request, and the same as in the answer's Content-Security-Policy. */
  nonce: string;
  /** Whether the components may be looked at, at `/gallery`. */
  gallery: boolean;
}

/** The shop once per language: the same pages, each language below its own first path segment. */
const shops = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      render: createRequestHandler(async () => ({
        ...(await import('virtual:react-router/server-build')),
        basename: basenameOf(language),
      })),
      words: loadMessages(language).then((messages) => createWords(language, messages)),
    },
  ]),
);

/**
 * Renders one page of the shop. Never rejects for a page's own failure: that is a page, too.
 * What it answers holds nothing about the buyer, so that discovery pages may be cached for all.
 */
export async function renderPage(
  request: Request,
  { fetchApi, nonce, gallery }: PageDeps,
): Promise<Response> {
  const url = new URL(request.url);
  const shop = shops.get(languageOfPath(url.pathname));
  if (!shop) throw new Error('the shop has no default language');
  const context = new RouterContextProvider();
  context.set(nonceContext, nonce);
  context.set(galleryContext, gallery);
  context.set(wordsContext, await shop.words);
  context.set(
    serverApiContext,
    createApiClient({
      transport: fetchApi,
      origin: url.origin,
      device,
      serverTime: createServerTime(device),
      newKey,
    }),
  );
  return shop.render(request, context);
}
