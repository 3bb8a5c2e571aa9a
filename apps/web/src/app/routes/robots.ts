import type { LoaderFunctionArgs } from 'react-router';
import { LANGUAGES, pathIn } from '../../lib/i18n/languages.ts';
import { cachedFor } from '../load-page.ts';

/** One's own pages, and pages made anew for everybody who asks. */
const NOT_FOR_ROBOTS = [
  '/account',
  '/backoffice/',
  '/checkout/',
  '/orders/',
  '/search',
  '/tickets',
];

/** What search engines need not read, and where they find the rest. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const text = [
    'User-agent: *',
    ...LANGUAGES.flatMap((language) =>
      NOT_FOR_ROBOTS.map((path) => `Disallow: ${pathIn(language, path)}`),
    ),
    'Disallow: /api/',
    'Disallow: /sandbox/',
    '',
    `Sitemap: ${new URL(request.url).origin}/sitemap.xml`,
    '',
  ].join('\n');
  return new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', ...cachedFor(3_600) },
  });
}
