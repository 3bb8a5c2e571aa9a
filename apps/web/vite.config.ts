import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { contractWithoutZod } from './contract-without-zod.ts';

/** Not needed at first sight, so each stays with the screens that use it. */
const LATER =
  /\/lib\/(live|offline|testing|i18n\/languages)\/|\/lib\/ui\/(dialog|full-screen)\.tsx|(city-dialog|filter-sheet|suggestions)\.tsx/;

/**
 * What every page needs, in two files instead of dozens: on a slow line a file costs more by being
 * asked for than by its bytes.
 */
const FIRST_CHUNKS = [
  { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|react-router|i18next|clsx)\// },
  { name: 'shop', test: (id: string) => id.includes('/apps/web/src/lib/') && !LATER.test(id) },
  { name: 'browse', test: (id: string) => id.includes('/features/browse/') && !LATER.test(id) },
];

export default defineConfig(({ command }) => ({
  plugins: [contractWithoutZod(), tailwindcss(), reactRouter()],
  // Inlined fonts or pictures would need a wider Content-Security-Policy.
  build: { assetsInlineLimit: 0 },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups: FIRST_CHUNKS } } } },
    },
    ssr: {
      // The gateway mounts this entry as a plain function and needs no React Router of its own.
      build: { rolldownOptions: { input: 'src/app/server.ts' } },
      // Bundled whole, with React's production code whatever NODE_ENV says when the server runs.
      ...(command === 'build'
        ? {
            resolve: { noExternal: true as const },
            define: { 'process.env.NODE_ENV': JSON.stringify('production') },
          }
        : {}),
    },
  },
}));
