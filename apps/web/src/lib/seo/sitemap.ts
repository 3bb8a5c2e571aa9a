import { DEFAULT_LANGUAGE, LANGUAGES } from '../i18n/languages.ts';
import { absoluteAddress } from './describe-site.ts';

/** What the protocol allows in one file. Source: sitemaps.org. */
export const ADDRESSES_PER_FILE_MAX = 50_000;

/** How many files these pages take; each page stands there once per language. */
export function countFiles(pages: number): number {
  return Math.max(1, Math.ceil(pages / pagesPerFile()));
}

/** The addresses of one file, counted from 1, each page with its other languages beside it. */
export function writeSitemap(site: string, paths: readonly string[], file = 1): string {
  const from = (file - 1) * pagesPerFile();
  const entries = paths.slice(from, from + pagesPerFile()).flatMap((path) => {
    const others = [...LANGUAGES.map((language) => [language, language] as const)]
      .concat([['x-default', DEFAULT_LANGUAGE]])
      .map(
        ([name, language]) =>
          `<xhtml:link rel="alternate" hreflang="${name}" href="${address(site, language, path)}"/>`,
      )
      .join('');
    return LANGUAGES.map(
      (language) => `<url><loc>${address(site, language, path)}</loc>${others}</url>`,
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}

/** Names the files, for a house with more addresses than one may hold. */
export function writeSitemapIndex(site: string, files: number): string {
  const entries = Array.from(
    { length: files },
    (_, place) => `<sitemap><loc>${escapeXml(`${site}/sitemap/${place + 1}.xml`)}</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</sitemapindex>
`;
}

function pagesPerFile(): number {
  return Math.floor(ADDRESSES_PER_FILE_MAX / LANGUAGES.length);
}

function address(site: string, language: string, path: string): string {
  return escapeXml(absoluteAddress(site, language, path));
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
