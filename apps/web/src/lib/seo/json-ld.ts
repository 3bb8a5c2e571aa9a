import type { StructuredData } from './schema-org.ts';

/**
 * Writes structured data so that it can stand inside a script element: whatever a title is called,
 * it can neither close the element nor open a comment in it.
 */
export function writeJsonLd(data: StructuredData): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data })
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
