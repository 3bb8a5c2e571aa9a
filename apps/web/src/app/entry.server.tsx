import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { renderToPipeableStream } from 'react-dom/server';
import { ServerRouter, type EntryContext, type RouterContextProvider } from 'react-router';
import { WordsProvider } from '../lib/i18n/words.ts';
import { SiteAddressProvider } from '../lib/site/site-address.ts';
import { nonceContext, wordsContext } from './load-context.ts';

export const streamTimeout = 5_000;

/** Streams the page as soon as its shell stands; to robots, who read once, only when it is whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const nonce = loadContext.get(nonceContext);
  const words = loadContext.get(wordsContext);
  headers.set('content-type', 'text/html; charset=utf-8');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  if (status >= 400) headers.set('cache-control', 'no-store');
  const waitForAll = isbot(request.headers.get('user-agent') ?? '');

  return new Promise((resolve, reject) => {
    const answer = () => {
      const body = new PassThrough();
      pipe(body);
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
    };
    const { pipe, abort } = renderToPipeableStream(
      <WordsProvider value={words}>
        <SiteAddressProvider value={new URL(request.url).origin}>
          <FirstFilesFirst styles={entryContext.manifest.routes['root']?.css ?? []}>
            <ServerRouter context={entryContext} url={request.url} nonce={nonce} />
          </FirstFilesFirst>
        </SiteAddressProvider>
      </WordsProvider>,
      {
        nonce,
        [waitForAll ? 'onAllReady' : 'onShellReady']: answer,
        onShellError: reject,
      },
    );
    request.signal.addEventListener('abort', () => abort(request.signal.reason), { once: true });
  });
}

interface FirstFilesProps {
  styles: readonly string[];
  children: ReactNode;
}

/** What holds the first paint back is asked for before the program, which does not. */
function FirstFilesFirst({ styles, children }: FirstFilesProps) {
  for (const file of styles) preload(file, { as: 'style', fetchPriority: 'high' });
  preload('/before-paint.js', { as: 'script', fetchPriority: 'high' });
  return children;
}
