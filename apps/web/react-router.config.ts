import { join } from 'node:path';
import type { Config } from '@react-router/dev/config';
import { buildServiceWorker } from './service-worker-build.ts';

export default {
  appDirectory: 'src/app',
  ssr: true,
  // A dozen routes: cheaper to name them all at once than to ask for them one by one.
  routeDiscovery: { mode: 'initial' },
  buildEnd: ({ reactRouterConfig: { buildDirectory }, viteConfig }) =>
    buildServiceWorker(viteConfig.root, join(buildDirectory, 'client')),
} satisfies Config;
