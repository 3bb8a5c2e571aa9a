import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../i18n/languages.ts';
import { ADDRESSES_PER_FILE_MAX, countFiles, writeSitemap, writeSitemapIndex } from './sitemap.ts';

const SITE = 'https://tickets.example.org';
const addressesOf = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, one]) => one);

describe('the sitemap', () => {
  it('names every page in every language, each with all the others', () => {
    const xml = writeSitemap(SITE, ['/', '/mumbai']);
    expect(addressesOf(xml)).toEqual([
      `${SITE}/`,
      `${SITE}/hi`,
      `${SITE}/mumbai`,
      `${SITE}/hi/mumbai`,
    ]);
    expect(xml.match(/hreflang="x-default"/g)).toHaveLength(4);
    expect(xml).toContain(`hreflang="hi" href="${SITE}/hi/mumbai"`);
  });

  it('escapes what XML would misread', () => {
    expect(writeSitemap(SITE, ["/a&b<c>'d"])).toContain(`${SITE}/a&amp;b&lt;c&gt;&apos;d`);
  });

  it('is split before a file grows too large, and loses no page', () => {
    const pages = Math.floor(ADDRESSES_PER_FILE_MAX / LANGUAGES.length);
    const paths = Array.from({ length: pages + 1 }, (_, page) => `/titles/ttl_${page}`);
    expect([0, 1, pages, pages + 1].map(countFiles)).toEqual([1, 1, 1, 2]);
    const files = [1, 2].map((file) => addressesOf(writeSitemap(SITE, paths, file)));
    expect(files.map((file) => file.length)).toEqual([pages * LANGUAGES.length, LANGUAGES.length]);
    expect(new Set(files.flat()).size).toBe(paths.length * LANGUAGES.length);
    expect(addressesOf(writeSitemapIndex(SITE, 2))).toEqual([
      `${SITE}/sitemap/1.xml`,
      `${SITE}/sitemap/2.xml`,
    ]);
  });
});
