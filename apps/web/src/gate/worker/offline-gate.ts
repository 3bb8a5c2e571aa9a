/** What one build of the scanner is made of; written into the worker when it is built. */
export interface GateBuild {
  /** Changes with every build that changes anything. */
  readonly version: string;
  /** Everything the page is made of, the page itself first. */
  readonly files: readonly string[];
}

export interface OfflineGateParts {
  readonly build: GateBuild;
  readonly origin: string;
  readonly caches: CacheStorage;
  readonly fetch: (request: Request | string) => Promise<Response>;
}

/** What the worker does with the scanner's requests; the API's are never its business. */
export interface OfflineGate {
  /** Keeps the whole program. Rejects when a part is missing. */
  install(): Promise<void>;
  activate(): Promise<void>;
  /** The answer to a request, or null when the browser shall ask the server by itself. */
  answer(request: Request): Promise<Response> | null;
}

const NAME_START = 'houseful-gate-';
const PAGE = '/gate';

/**
 * The scanner opens from the device, with a network and without: a gate must not wait for an answer. A new version is fetched beside
 * the old one, and is there when the page is opened the next time.
 */
export function createOfflineGate({ build, origin, caches, fetch }: OfflineGateParts): OfflineGate {
  const name = NAME_START + build.version;

  async function kept(address: string, request: Request): Promise<Response> {
    const answer = await (await caches.open(name)).match(address, { ignoreVary: true });
    return answer ?? fetch(request);
  }

  return {
    install: async () => {
      const cache = await caches.open(name);
      for (const address of build.files) {
        const answer = await fetch(address);
        if (!answer.ok || answer.redirected)
          throw new Error(`${address} answered ${answer.status}`);
        await cache.put(address, answer);
      }
    },
    activate: async () => {
      for (const other of await caches.keys()) {
        if (other.startsWith(NAME_START) && other !== name) await caches.delete(other);
      }
    },
    answer: (request) => {
      const { origin: asked, pathname } = new URL(request.url);
      if (request.method !== 'GET' || asked !== origin) return null;
      if (request.mode === 'navigate') return pathname === PAGE ? kept(PAGE, request) : null;
      return build.files.includes(pathname) ? kept(pathname, request) : null;
    },
  };
}
