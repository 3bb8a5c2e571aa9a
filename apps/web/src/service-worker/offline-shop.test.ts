import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeCaches, type FakeCaches } from '../lib/testing/fake-caches.ts';
import { createFakeDevice, type FakeDevice } from '../lib/testing/fake-device.ts';
import { createOfflineShop, type OfflineShop, PATIENCE_MS } from './offline-shop.ts';

const ORIGIN = 'http://shop.test';

/** A server that can be away, slow or in trouble, and browsers that open its pages. */
function world() {
  const state = { online: true, hangs: false, status: 200, asked: [] as string[] };
  let alsoDone: Promise<unknown>[] = [];
  const device: FakeDevice = createFakeDevice();
  const caches: FakeCaches = createFakeCaches(ORIGIN);
  const serve = async (request: Request | string) => {
    const path = typeof request === 'string' ? request : new URL(request.url).pathname;
    state.asked.push(path);
    if (!state.online) throw new TypeError('Failed to fetch');
    if (state.hangs) return new Promise<Response>(() => undefined);
    return new Response(`fresh ${path}`, {
      status: state.status,
      headers: { 'content-security-policy': `nonce of ${path}`, 'content-length': '9' },
    });
  };
  return {
    state,
    device,
    caches,
    version: (version: string, script: string, open: string[] = [`${ORIGIN}/mumbai`]) =>
      createOfflineShop({
        build: {
          version,
          assets: [`/assets/${script}.js`, '/assets/root.css', '/assets/inter.woff2'],
          publicFiles: ['/before-paint.js'],
          languageStarts: ['', '/hi'],
        },
        origin: ORIGIN,
        caches,
        fetch: serve,
        openPages: async () => open,
        after: device.after,
      }),
    /** What a browser gets, or null when the worker leaves it to the server. */
    async ask(shop: OfflineShop, path: string, mode = 'navigate', method = 'GET') {
      const request = new Request(ORIGIN + path, { method });
      Object.defineProperty(request, 'mode', { value: mode });
      const answer = shop.answer(request, (work) => void alsoDone.push(work));
      return answer && (await answer).text();
    },
    async settle() {
      await Promise.all(alsoDone);
      alsoDone = [];
    },
  };
}

describe('the shop without a network', () => {
  let w: ReturnType<typeof world>;
  let shop: OfflineShop;
  beforeEach(async () => {
    w = world();
    shop = w.version('1', 'entry-a');
    await shop.install();
    await shop.activate();
    w.state.online = false;
  });

  it('opens the tickets and every order, each under its own address', async () => {
    expect(await w.ask(shop, '/tickets')).toBe('fresh /tickets');
    expect(await w.ask(shop, '/orders/ord_42')).toBe('fresh /orders/ord_42');
    expect(await w.ask(shop, '/orders/ord_42/<script>')).toBe('fresh /offline');
  });

  it('says so on every other page', async () => {
    expect(await w.ask(shop, '/mumbai')).toBe('fresh /offline');
    expect(await w.ask(shop, '/hindi/tickets')).toBe('fresh /offline');
  });

  it('has its program, and what a page has asked for once', async () => {
    expect(await w.ask(shop, '/assets/entry-a.js', 'cors')).toBe('fresh /assets/entry-a.js');
    expect(await w.ask(shop, '/before-paint.js', 'no-cors')).toBe('fresh /before-paint.js');
    await expect(w.ask(shop, '/assets/inter.woff2', 'cors')).rejects.toThrow('Failed');
    w.state.online = true;
    await w.ask(shop, '/assets/inter.woff2', 'cors');
    w.state.online = false;
    expect(await w.ask(shop, '/assets/inter.woff2', 'cors')).toBe('fresh /assets/inter.woff2');
  });

  it('shows the posters that are kept with tickets, and no others', async () => {
    await (await w.caches.open('houseful-tickets-asha')).put(
      '/art/tit_1/poster.svg',
      new Response('poster'),
    );
    expect(await w.ask(shop, '/art/tit_1/poster.svg', 'no-cors')).toBe('poster');
    await expect(w.ask(shop, '/art/tit_2/poster.svg', 'no-cors')).rejects.toThrow('Failed');
  });

  it('never stands between a page and the API, the bank, or another origin', async () => {
    for (const path of ['/api/v1/orders', '/sandbox/pay/1', '/readyz', '/metrics']) {
      expect(await w.ask(shop, path, 'cors')).toBeNull();
    }
    expect(await w.ask(shop, '/tickets', 'navigate', 'POST')).toBeNull();
    const elsewhere = new Request('http://bank.test/tickets');
    expect(shop.answer(elsewhere, () => undefined)).toBeNull();
  });
});

describe('the shop with a network', () => {
  it('always shows the server’s page', async () => {
    const w = world();
    const shop = w.version('1', 'entry-a');
    await shop.install();
    w.state.asked = [];
    await w.ask(shop, '/tickets');
    await w.ask(shop, '/mumbai');
    expect(w.state.asked).toEqual(['/tickets', '/mumbai']);
  });

  it('does not let a hanging or broken server stand between people and their tickets', async () => {
    const w = world();
    const shop = w.version('1', 'entry-a');
    await shop.install();
    w.state.hangs = true;
    const tickets = w.ask(shop, '/tickets');
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    w.device.advance(PATIENCE_MS);
    expect(await tickets).toBe('fresh /tickets');
    w.state.hangs = false;
    w.state.status = 503;
    expect(await w.ask(shop, '/tickets')).toBe('fresh /tickets');
    expect(await w.caches.contents()).toContain('houseful-pages-1: /tickets');
  });

  it('makes another language ready on the first visit in it', async () => {
    const w = world();
    const shop = w.version('1', 'entry-a');
    await shop.install();
    expect(await w.caches.contents()).not.toContain('houseful-pages-1: /hi/offline');
    await w.ask(shop, '/hi/mumbai');
    await w.settle();
    w.state.online = false;
    expect(await w.ask(shop, '/hi/orders/ord_1')).toBe('fresh /hi/orders/ord_1');
    expect(await w.ask(shop, '/hi')).toBe('fresh /hi/offline');
  });

  it('keeps no trouble page, and installs nothing that is not whole', async () => {
    const w = world();
    w.state.status = 503;
    await expect(w.version('1', 'entry-a').install()).rejects.toThrow('503');
  });
});

describe('an update', () => {
  it('leaves the old program to open pages, and cleans up when it takes over', async () => {
    const w = world();
    const old = w.version('1', 'entry-a', [`${ORIGIN}/hi/checkout/hld_1`]);
    await old.install();
    await old.activate();
    const next = w.version('2', 'entry-b', []);
    await next.install();
    w.state.online = false;
    expect(await w.ask(old, '/assets/entry-a.js', 'cors')).toBe('fresh /assets/entry-a.js');
    expect(await w.ask(old, '/hi/tickets')).toBe('fresh /hi/tickets');
    await next.activate();
    expect(await w.caches.contents()).toEqual([
      'houseful-assets: /assets/root.css',
      'houseful-assets: /assets/entry-b.js',
      'houseful-pages-2: /before-paint.js',
      'houseful-pages-2: /hi/offline',
      'houseful-pages-2: /hi/tickets',
      'houseful-pages-2: /hi/orders/kept-order',
    ]);
  });
});
