import { pathIn } from '../lib/i18n/languages.ts';
import type { Words } from '../lib/i18n/words.ts';

/** The auditorium by night, as in house.css: what shows while the installed app opens. */
const NIGHT = '#130c0a';

/**
 * How the shop presents itself when it is installed. It opens at the tickets: they are why it is on
 * the home screen, and they open in airplane mode.
 */
export function appManifest({ t, locale, language }: Pick<Words, 't' | 'locale' | 'language'>) {
  const at = (path: string) => pathIn(language, path);
  const icon = (file: string, sizes: string, type: string, purpose = 'any') => ({
    src: `/icons/${file}`,
    sizes,
    type,
    purpose,
  });
  return {
    id: '/',
    name: 'Houseful',
    short_name: 'Houseful',
    description: t('offline.appDescription'),
    lang: locale,
    dir: 'ltr',
    start_url: at('/tickets'),
    scope: '/',
    display: 'standalone',
    background_color: NIGHT,
    theme_color: NIGHT,
    categories: ['entertainment', 'shopping'],
    icons: [
      icon('houseful.svg', 'any', 'image/svg+xml'),
      icon('houseful-192.png', '192x192', 'image/png'),
      icon('houseful-512.png', '512x512', 'image/png'),
      icon('houseful-maskable-512.png', '512x512', 'image/png', 'maskable'),
    ],
    shortcuts: [
      { name: t('shell.tickets'), url: at('/tickets') },
      { name: t('offline.findShow'), url: at('/') },
    ],
  };
}
