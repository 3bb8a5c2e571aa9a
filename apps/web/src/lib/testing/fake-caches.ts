export interface FakeCaches extends CacheStorage {
  /** `cache name: address` of all that is kept. */
  contents(): Promise<string[]>;
}

/** Cache Storage in memory, as far as the shop uses it. `fetchOne` answers what `add` asks for. */
export function createFakeCaches(
  origin: string,
  fetchOne: (address: string) => Promise<Response> = async () => new Response('picture'),
): FakeCaches {
  const caches = new Map<string, Map<string, Response>>();
  const keyOf = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : request, origin).href;

  function open(name: string): Cache {
    const kept = caches.get(name) ?? new Map<string, Response>();
    caches.set(name, kept);
    const add = async (request: RequestInfo | URL) => {
      const answer = await fetchOne(keyOf(request));
      if (!answer.ok) throw new TypeError('Request failed');
      kept.set(keyOf(request), answer);
    };
    return {
      add,
      addAll: async (requests: Iterable<RequestInfo>) => {
        for (const request of requests) await add(request);
      },
      put: async (request: RequestInfo | URL, answer: Response) => {
        kept.set(keyOf(request), answer);
      },
      match: async (request: RequestInfo | URL) => kept.get(keyOf(request))?.clone(),
      delete: async (request: RequestInfo | URL) => kept.delete(keyOf(request)),
      keys: async () => [...kept.keys()].map((address) => new Request(address)),
    } as Partial<Cache> as Cache;
  }

  return {
    open: async (name) => open(name),
    has: async (name) => caches.has(name),
    delete: async (name) => caches.delete(name),
    keys: async () => [...caches.keys()],
    match: async (request) => {
      for (const kept of caches.values()) {
        const answer = kept.get(keyOf(request));
        if (answer) return answer.clone();
      }
      return undefined;
    },
    contents: async () =>
      [...caches].flatMap(([name, kept]) =>
        [...kept.keys()].map((address) => `${name}: ${address.replace(origin, '')}`),
      ),
  };
}
