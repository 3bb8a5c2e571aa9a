import { html, type Html } from './html.ts';

export const ASSETS_PATH = '/sandbox/assets';

/** The frame of every page of the test bank; says first that no money moves. */
export function layout(title: string, cssUrl: string, main: Html): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Sandbox Bank</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${cssUrl}">
</head>
<body>
<p class="banner"><strong>Test bank — no real money.</strong> Never type a real card number here.</p>
<header class="masthead">
<span class="crest" aria-hidden="true"></span>
<span class="bank">Sandbox Bank</span>
<span class="tagline">Secure test checkout</span>
</header>
<main>
${main}
</main>
<footer>
<p>Sandbox Bank is part of Houseful. It answers like a bank, and moves nothing.</p>
</footer>
</body>
</html>
`;
  return page.markup;
}
