import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { contractWithoutZod } from './contract-without-zod.ts';

export default defineConfig(({ command }) => ({
  plugins: [contractWithoutZod(), tailwindcss(), reactRouter()],
  // Inlined fonts or pictures would need a wider Content-Security-Policy.
  build: { assetsInlineLimit: 0 },
  environments: {
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
