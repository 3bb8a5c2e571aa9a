import { createHash } from 'node:crypto';

export interface PinnedPage {
  readonly html: string;
  /** What the Content-Security-Policy allows instead of the nonce: `'sha256-…'` of each script. */
  readonly sources: readonly string[];
}

/**
 * Makes a page whose scripts are allowed by what they say, and not by a word that whoever keeps
 * the page would learn. Only scripts that carry this rendering's own nonce are counted: one that
 * somebody smuggled into the page has none, and stays forbidden.
 */
export function pinScripts(html: string, nonce: string): PinnedPage {
  const mark = ` nonce="${nonce}"`;
  const sources = new Set<string>();
  for (const [, attributes = '', code = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/g,
  )) {
    if (!attributes.includes(mark) || /\ssrc=/.test(attributes)) continue;
    sources.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  }
  return { html: html.replaceAll(mark, ''), sources: [...sources] };
}
