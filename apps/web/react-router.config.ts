import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src/app',
  ssr: true,
  // A dozen routes: cheaper to name them all at once than to ask for them one by one.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
