import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { english, hindi } from '../lib/testing/test-words.ts';
import { appManifest } from './app-manifest.ts';

describe('the installed app', () => {
  it('opens at the tickets, in the language it was installed in', () => {
    expect(appManifest(english).start_url).toBe('/tickets');
    expect(appManifest(hindi)).toMatchObject({ start_url: '/hi/tickets', lang: 'hi-IN' });
    expect(appManifest(hindi).shortcuts.map(({ url }) => url)).toEqual(['/hi/tickets', '/hi']);
  });

  it('is one app in every language', () => {
    expect(appManifest(hindi).id).toBe(appManifest(english).id);
  });

  it('has every icon it names, and one that may be cut to any shape', () => {
    const { icons } = appManifest(english);
    for (const { src } of icons) {
      expect(existsSync(fileURLToPath(new URL(`../../public${src}`, import.meta.url))), src).toBe(
        true,
      );
    }
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      'any any',
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
  });

  it('has the colours of the house around it, in the manifest and in the page', () => {
    const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
    const styles = read('../lib/theme/house.css');
    expect(styles).toMatch(
      new RegExp(
        `--color-ground: light-dark\\(#\\w+, ${appManifest(english).background_color}\\);`,
      ),
    );
    const [day, night] = [...read('./root.tsx').matchAll(/content="(#\w{6})"/g)].map(
      ([, colour]) => colour,
    );
    expect(styles).toContain(`--color-surface: light-dark(${day}, ${night});`);
  });
});
