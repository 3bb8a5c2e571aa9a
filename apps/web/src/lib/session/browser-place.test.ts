import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrowserPlace } from './browser-place.ts';

/** So much later than a lock does what was written under it reach another tab. */
const LAG_MS = 20;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('two tabs that take turns', () => {
  it('see what the other wrote under the lock, although the storage tells it later than the lock', async () => {
    const browser = aBrowser();
    const count = (tab: Tab) =>
      tab.place.exclusively('count', async () => {
        browser.looksOut(tab);
        const seen = Number(tab.place.read('count') ?? 0);
        await Promise.resolve();
        browser.looksOut(tab);
        tab.place.write('count', String(seen + 1));
      });
    const tabs = [browser.openTab(), browser.openTab()] as const;
    const counted = Promise.all([count(tabs[0]), count(tabs[1]), count(tabs[1]), count(tabs[0])]);
    await vi.advanceTimersByTimeAsync(1_000);
    await counted;
    browser.looksOut(tabs[1]);
    expect(tabs[1].place.read('count')).toBe('4');
  });

  it('do not wait when nobody else has the lock', async () => {
    const tab = aBrowser().openTab();
    let done = 0;
    for (let call = 0; call < 3; call += 1) {
      void tab.place.exclusively('alone', async () => void (done += 1));
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toBe(3);
  });

  it('go on after work that failed', async () => {
    const tab = aBrowser().openTab();
    const failed = tab.place.exclusively('work', () => Promise.reject(new Error('no network')));
    const next = tab.place.exclusively('work', async () => 'done');
    await expect(failed).rejects.toThrow('no network');
    await expect(next).resolves.toBe('done');
  });
});

interface Tab {
  readonly place: ReturnType<typeof createBrowserPlace>;
  readonly storage: Map<string, string>;
}

/** Locks that all tabs share, and a copy of the storage for each that hears of the others late. */
function aBrowser() {
  const copies: Map<string, string>[] = [];
  const queues = new Map<string, Promise<unknown>>();
  let running = 0;

  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, ...rest: unknown[]) => {
        const work = rest.at(-1) as (lock: object | null) => Promise<unknown>;
        if (rest.length === 2 && running > 0) return work(null);
        running += 1;
        const turn = (queues.get(name) ?? Promise.resolve()).then(() => work({}));
        const over = turn.then(
          () => void (running -= 1),
          () => void (running -= 1),
        );
        queues.set(name, over);
        return turn;
      },
    },
  });

  return {
    openTab(): Tab {
      const storage = new Map(copies[0] ?? []);
      copies.push(storage);
      return { place: createBrowserPlace(), storage };
    },
    /** From here on it is this tab's code that runs. */
    looksOut({ storage }: Tab): void {
      vi.stubGlobal('localStorage', {
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, value: string) => {
          storage.set(key, value);
          setTimeout(() => {
            for (const copy of copies) copy.set(key, value);
          }, LAG_MS);
        },
      });
    },
  };
}
