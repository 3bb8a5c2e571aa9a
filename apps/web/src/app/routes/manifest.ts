import type { LoaderFunctionArgs } from 'react-router';
import { appManifest } from '../app-manifest.ts';
import { wordsContext } from '../load-context.ts';
import { cachedFor } from '../load-page.ts';

const FRESH_SECONDS = 3_600;

/** `manifest.webmanifest`, in the language of its path. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return new Response(JSON.stringify(appManifest(context.get(wordsContext))), {
    headers: { 'content-type': 'application/manifest+json', ...cachedFor(FRESH_SECONDS) },
  });
}
