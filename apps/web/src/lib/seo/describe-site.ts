import { basenameOf } from '../i18n/languages.ts';
import type { BreadcrumbsData, WebSiteData } from './schema-org.ts';

/** A page's address for readers outside the shop, given its path without any language in front. */
export function absoluteAddress(site: string, language: string, path: string): string {
  const base = basenameOf(language);
  if (path === '/') return site + base;
  return site + (base === '/' ? '' : base) + path;
}

/** The shop itself, and how to search in it. */
export function describeSite(site: string, language: string, locale: string): WebSiteData {
  return {
    '@type': 'WebSite',
    '@id': `${site}/#site`,
    name: 'Houseful',
    url: absoluteAddress(site, language, '/'),
    inLanguage: locale,
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absoluteAddress(site, language, '/search')}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  };
}

export interface Crumb {
  readonly name: string;
  /** Without any language in front. */
  readonly path: string;
}

export function describeCrumbs(
  site: string,
  language: string,
  crumbs: readonly Crumb[],
): BreadcrumbsData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, place) => ({
      '@type': 'ListItem',
      position: place + 1,
      name,
      item: absoluteAddress(site, language, path),
    })),
  };
}
