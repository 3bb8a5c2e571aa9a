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

  it('see it as well when they ask just after the other has done', async () => {
    const browser = aBrowser();
    const [first, second] = [browser.openTab(), browser.openTab()];
    const done = first.place.exclusively('word', async () => {
      browser.looksOut(first);
      first.place.write('word', 'said');
    });
    await vi.advanceTimersByTimeAsync(50);
    await done;
    const heard = second.place.exclusively('word', async () => {
      browser.looksOut(second);
      return second.place.read('word');
    });
    await vi.advanceTimersByTimeAsync(50);
    await expect(heard).resolves.toBe('said');
  });

  it('go on after work that failed', async () => {
    const tab = aBrowser().openTab();
    const failed = tab.place.exclusively('work', () => Promise.reject(new Error('no network')));
    const next = tab.place.exclusively('work', async () => 'done');
    const told = expect(failed).rejects.toThrow('no network');
    await vi.advanceTimersByTimeAsync(1_000);
    await told;
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

  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, work: () => Promise<unknown>) => {
        const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
        queues.set(
          name,
          turn.catch(() => undefined),
        );
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
