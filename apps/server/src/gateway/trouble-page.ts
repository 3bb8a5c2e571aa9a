import type { FastifyRequest } from 'fastify';
import type { Problem } from '#platform/problem';
import { isPageAddress } from './page-address.ts';
import { html } from './sandbox-bank/html.ts';

/** The page loads nothing, not even from us: what broke may be what would be loaded. */
export const TROUBLE_PAGE_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TOO_MANY_REQUESTS = 429;

/** Whether a person with a browser waits for the answer, and not a program. */
export function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    isPageAddress(url) &&
    (headers.accept?.includes('text/html') ?? false)
  );
}

/** What a browser shows when the shop cannot make the page: our words, and the way back. */
export function renderTroublePage({ status }: Problem, requestId: string): string {
  const [title, text] =
    status >= 500
      ? [
          'This page cannot be shown just now',
          'The trouble is on our side. Seats, orders and tickets are safe: nothing was lost.',
        ]
      : status === TOO_MANY_REQUESTS
        ? ['That was a little fast', 'Please wait a moment; then this page comes as before.']
        : ['This page cannot be shown', 'The address may be mistyped.'];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Houseful</title>
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="">Try again</a> · <a href="/">To the front page</a></p>
<p><small>When you ask for help, name this request: ${requestId}</small></p>
</main>
</body>
</html>
`.markup;
}
