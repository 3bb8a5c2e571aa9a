import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeCaches, type FakeCaches } from '../testing/fake-caches.ts';
import { createKeptTickets, type KeptTickets } from './kept-tickets.ts';

const ORDER = '/api/v1/orders/ord_1';

describe('the tickets kept on this device', () => {
  let caches: FakeCaches;
  let owner: string | null;
  let kept: KeptTickets;
  beforeEach(() => {
    caches = createFakeCaches('http://shop.test');
    owner = 'asha';
    kept = createKeptTickets({ caches, owner: () => owner });
  });

  it('come back as they were, with the time of their copy', async () => {
    await kept.keep('asha', ORDER, { status: 'CONFIRMED' }, 1_000);
    expect(await kept.read('asha', ORDER)).toEqual({
      value: { status: 'CONFIRMED' },
      keptAt: 1_000,
    });
    await kept.keepFile('asha', '/qr.svg', new Blob(['<svg/>'], { type: 'image/svg+xml' }));
    const file = await kept.readFile('asha', '/qr.svg');
    expect([file?.type, await file?.text()]).toEqual(['image/svg+xml', '<svg/>']);
  });

  it('are nobody else’s to read', async () => {
    await kept.keep('asha', ORDER, {}, 1_000);
    owner = 'ravi';
    expect(await kept.read('ravi', ORDER)).toBeNull();
    expect(await kept.read('asha', ORDER)).toBeNull();
  });

  it.each([null, 'ravi'])('are gone when %s is the one here', async (next) => {
    await kept.keep('asha', ORDER, {}, 1_000);
    await kept.keepPicture('asha', '/art/tit_1/poster.svg');
    await caches.open('houseful-assets');
    owner = next;
    await kept.forgetOthers();
    expect(await caches.contents()).toEqual([]);
    expect(await caches.keys()).toEqual(['houseful-assets']);
  });

  it('stay where their owner stays, also as a guest who opened an account', async () => {
    await kept.keep('asha', ORDER, {}, 1_000);
    await kept.forgetOthers();
    expect(await caches.contents()).toEqual([`houseful-tickets-asha: ${ORDER}`]);
  });

  it('are not kept by an answer that comes after signing out', async () => {
    const late = createKeptTickets({
      caches: {
        ...caches,
        open: async (name: string) => {
          owner = null;
          return caches.open(name);
        },
      },
      owner: () => owner,
    });
    await late.keep('asha', ORDER, {}, 1_000);
    await late.keep('asha', ORDER, {}, 1_000);
    expect(await caches.keys()).toEqual([]);
  });

  it('break nothing where the browser keeps nothing', async () => {
    const none = createKeptTickets({ caches: null, owner: () => 'asha' });
    await none.keep('asha', ORDER, {}, 1_000);
    await none.forgetOthers();
    expect(await none.read('asha', ORDER)).toBeNull();
    const full = { ...caches, open: async () => Promise.reject(new Error('no room')) };
    const broken = createKeptTickets({ caches: full, owner: () => 'asha' });
    await broken.keep('asha', ORDER, {}, 1_000);
    expect(await broken.readFile('asha', ORDER)).toBeNull();
  });
});
