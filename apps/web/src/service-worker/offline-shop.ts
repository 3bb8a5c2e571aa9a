/** What one build of the shop is made of; written into the worker when it is built. */
export interface ShopBuild {
  /** Changes with every build that changes anything. */
  readonly version: string;
  /** Every file below /assets/: their names hold a hash of their contents. */
  readonly assets: readonly string[];
  /** Files outside /assets/ that pages ask for. */
  readonly publicFiles: readonly string[];
  /** Where each language's pages begin: `''` for the default one, `/hi`. */
  readonly languageStarts: readonly string[];
}

export interface OfflineShopParts {
  readonly build: ShopBuild;
  readonly origin: string;
  readonly caches: CacheStorage;
  readonly fetch: (request: Request | string) => Promise<Response>;
  /** Addresses of the tabs that are open now. */
  readonly openPages: () => Promise<readonly string[]>;
  readonly after: (ms: number, action: () => void) => unknown;
}

/** What the worker does with the shop's requests; the API's are never its business. */
export interface OfflineShop {
  /** Keeps the program and the pages of the tickets. Rejects when one is missing. */
  install(): Promise<void>;
  /** Takes over from an earlier version once nobody has that one open: its leftovers go. */
  activate(): Promise<void>;
  /** The answer to a request, or null when the browser shall ask the server by itself. */
  answer(request: Request, alsoDo: (work: Promise<unknown>) => void): Promise<Response> | null;
}

const ASSETS = 'houseful-assets';
const PAGES_START = 'houseful-pages-';
/** A page of tickets waits this long for the server before the kept one is shown. */
export const PATIENCE_MS = 3_000;
/** Stands in the kept page of an order where the order's id will be. */
const ANY_ORDER = 'kept-order';
const OFFLINE_PAGE = '/offline';
const KEPT_PAGES = [OFFLINE_PAGE, '/tickets', `/orders/${ANY_ORDER}`];
/** First path segments of what is not the shop's own, and never kept. */
const NOT_OURS = new Set(['api', 'sandbox', 'healthz', 'readyz', 'metrics']);
/** What an open page may still ask for after an update; fonts come as they are asked for. */
const PROGRAM = /\.(js|css)$/;

export function createOfflineShop(parts: OfflineShopParts): OfflineShop {
  const { build, origin, caches } = parts;
  const pagesName = PAGES_START + build.version;

  /** Where the pages of this path's language begin. */
  function startOf(path: string): string {
    return build.languageStarts.find((it) => it && `${path}/`.startsWith(`${it}/`)) ?? '';
  }

  async function fetchWhole(address: string): Promise<Response> {
    const answer = await parts.fetch(address);
    if (!answer.ok || answer.redirected) throw new Error(`${address} answered ${answer.status}`);
    return answer;
  }

  async function keepProgram(): Promise<void> {
    const assets = await caches.open(ASSETS);
    for (const address of build.assets.filter((name) => PROGRAM.test(name))) {
      if (!(await assets.match(address))) await assets.put(address, await fetchWhole(address));
    }
    const pages = await caches.open(pagesName);
    for (const address of build.publicFiles) await pages.put(address, await fetchWhole(address));
  }

  async function keepPages(start: string): Promise<void> {
    const pages = await caches.open(pagesName);
    for (const address of KEPT_PAGES.map((path) => start + path)) {
      if (!(await pages.match(address))) await pages.put(address, await fetchWhole(address));
    }
  }

  /** Of the tabs that are open, and of the pages that earlier versions kept. */
  async function startsInUse(): Promise<Set<string>> {
    const addresses = [...(await parts.openPages())];
    for (const name of await caches.keys()) {
      if (!name.startsWith(PAGES_START)) continue;
      const kept = (await (await caches.open(name)).keys()).map(({ url }) => url);
      addresses.push(...kept.filter((url) => url.endsWith(OFFLINE_PAGE)));
    }
    return new Set(addresses.map((address) => startOf(new URL(address).pathname)));
  }

  async function keptPage(address: string): Promise<Response | undefined> {
    return (await caches.open(pagesName)).match(address, { ignoreVary: true });
  }

  /** The kept page of the tickets or of this order; undefined for every other address. */
  async function ticketPage(path: string): Promise<Response | undefined> {
    const start = startOf(path);
    if (path === `${start}/tickets`) return keptPage(path);
    const orderId = /^\/orders\/([\w-]+)$/.exec(path.slice(start.length))?.[1];
    if (orderId === undefined) return undefined;
    const template = await keptPage(`${start}/orders/${ANY_ORDER}`);
    if (!template) return undefined;
    const headers = new Headers(template.headers);
    headers.delete('content-length');
    return new Response((await template.text()).replaceAll(ANY_ORDER, orderId), { headers });
  }

  /** From the server, as long as it answers in time; without it tickets still open. */
  async function page(request: Request, path: string): Promise<Response> {
    const fresh = parts.fetch(request);
    fresh.catch(() => undefined);
    const kept = await ticketPage(path);
    if (kept) {
      const patience = new Promise<Response>((resolve) => {
        parts.after(PATIENCE_MS, () => resolve(kept));
      });
      const first = await Promise.race([fresh, patience]).catch(() => kept);
      return first.status >= 500 ? kept : first;
    }
    try {
      return await fresh;
    } catch (error) {
      const offline =
        (await keptPage(startOf(path) + OFFLINE_PAGE)) ?? (await keptPage(OFFLINE_PAGE));
      if (offline) return offline;
      throw error;
    }
  }

  async function asset(request: Request): Promise<Response> {
    const assets = await caches.open(ASSETS);
    const kept = await assets.match(request.url, { ignoreVary: true });
    if (kept) return kept;
    const fresh = await parts.fetch(request);
    if (fresh.ok) await assets.put(request.url, fresh.clone()).catch(() => undefined);
    return fresh;
  }

  /** Pictures, icons and the like: the server's, or else whatever copy there is. */
  async function freshOrKept(request: Request): Promise<Response> {
    try {
      return await parts.fetch(request);
    } catch (error) {
      const kept = await caches.match(request.url, { ignoreVary: true });
      if (kept) return kept;
      throw error;
    }
  }

  return {
    install: async () => {
      await keepProgram();
      for (const start of await startsInUse()) await keepPages(start);
    },
    activate: async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(PAGES_START) && name !== pagesName) await caches.delete(name);
      }
      const current = new Set(build.assets);
      const assets = await caches.open(ASSETS);
      for (const { url } of await assets.keys()) {
        if (!current.has(new URL(url).pathname)) await assets.delete(url);
      }
    },
    answer: (request, alsoDo) => {
      const { origin: asked, pathname } = new URL(request.url);
      if (request.method !== 'GET' || asked !== origin) return null;
      const first = pathname.split('/', 2)[1] ?? '';
      if (NOT_OURS.has(first)) return null;
      if (first === 'assets') return asset(request);
      if (request.mode !== 'navigate') return freshOrKept(request);
      return page(request, pathname).then((answer) => {
        // The first visit in another language makes that one ready, too.
        if (answer.ok) alsoDo(keepPages(startOf(pathname)).catch(() => undefined));
        return answer;
      });
    },
  };
}
