import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { contractWithoutZod } from './contract-without-zod.ts';

/**
 * What every page needs stands in two files instead of dozens: on a slow line a file costs more by
 * being asked for than by its bytes. A file that few pages need has no place here: all would pay.
 */
const SHARED_CHUNKS = [
  { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|react-router|i18next|clsx)\// },
  {
    name: 'shop',
    test: new RegExp(
      [
        '/src/lib/(api|city|format|session|site|theme)/',
        '/src/lib/i18n/[^/]+$',
        '/src/lib/time/(device|server-time)',
        '/src/lib/(browser|random)',
        '/src/lib/ui/(button|chip|icons|notice|page|poster-card|rating|skeleton)\\.',
      ].join('|'),
    ),
  },
];

export default defineConfig(({ command }) => ({
  plugins: [contractWithoutZod(), tailwindcss(), reactRouter()],
  // Inlined fonts or pictures would need a wider Content-Security-Policy.
  build: { assetsInlineLimit: 0 },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups: SHARED_CHUNKS } } } },
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
