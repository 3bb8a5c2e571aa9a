import type { Page } from '@playwright/test';

const CPU_SLOWDOWN = 4;
const BITS = 8;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / BITS,
  uploadThroughput: 750_000 / BITS,
};

/** From now on the page runs as on a cheap phone in a crowded cell: a quarter of the speed, slow 4G. */
export async function likeACheapPhone(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}
