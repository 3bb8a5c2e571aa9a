import { join } from 'node:path';
import type { Config } from '@react-router/dev/config';
import { buildGate } from './gate-build.ts';
import { buildServiceWorker } from './service-worker-build.ts';
import { buildWaitingRoom } from './waiting-room-build.ts';

export default {
  appDirectory: 'src/app',
  ssr: true,
  // A dozen routes: cheaper to name them all at once than to ask for them one by one.
  routeDiscovery: { mode: 'initial' },
  buildEnd: async ({ reactRouterConfig: { buildDirectory }, viteConfig: { root } }) => {
    const client = join(buildDirectory, 'client');
    // First: it names all files of the shop, which keeps nothing of the waiting room and of the gate.
    await buildServiceWorker(root, client);
    await buildWaitingRoom(root, client, join(buildDirectory, 'waiting-room'));
    await buildGate(root, client, join(buildDirectory, 'gate'));
  },
} satisfies Config;
