/** A copy from the last time the box office could be reached. */
export interface Kept<T> {
  readonly value: T;
  /** Milliseconds since 1970 on the server's clock. */
  readonly keptAt: number;
}

/**
 * What a buyer's tickets need without a network, on this device. Every copy belongs to the person
 * it was answered to: nobody else reads it, and it is gone as soon as they are not signed in here
 * any more. Without Cache Storage (a plain-http address, a private window) nothing is kept.
 */
export interface KeptTickets {
  keep(owner: string, address: string, value: unknown, keptAt: number): Promise<void>;
  keepFile(owner: string, address: string, file: Blob): Promise<void>;
  /** Fetches a public picture and keeps it beside the tickets that show it. */
  keepPicture(owner: string, address: string): Promise<void>;
  read<T>(owner: string, address: string): Promise<Kept<T> | null>;
  readFile(owner: string, address: string): Promise<Blob | null>;
  /** Removes what belongs to anybody but the present owner. */
  forgetOthers(): Promise<void>;
}

export interface KeptTicketsParts {
  /** Null where the browser has none. */
  readonly caches: CacheStorage | null;
  /** Who is signed in now, as a guest or a member. */
  readonly owner: () => string | null;
}

const NAME_START = 'houseful-tickets-';
const KEPT_AT = 'x-kept-at';

export function createKeptTickets({ caches, owner: ownerNow }: KeptTicketsParts): KeptTickets {
  /**
   * Changes the owner's shelf, unless the owner is not the one any more; also not when that happens
   * in the middle. Keeping is a courtesy: a full disk must not break the page.
   */
  async function change(owner: string, work: (shelf: Cache) => Promise<void>): Promise<void> {
    if (!caches || ownerNow() !== owner) return;
    const name = NAME_START + owner;
    try {
      await work(await caches.open(name));
    } catch {
      return;
    }
    if (ownerNow() !== owner) await caches.delete(name);
  }

  async function find(owner: string, address: string): Promise<Response | null> {
    if (!caches || ownerNow() !== owner) return null;
    const name = NAME_START + owner;
    try {
      if (!(await caches.has(name))) return null;
      return (await (await caches.open(name)).match(address, { ignoreVary: true })) ?? null;
    } catch {
      return null;
    }
  }

  return {
    keep: (owner, address, value, keptAt) =>
      change(owner, (shelf) => {
        const headers = { [KEPT_AT]: String(keptAt) };
        return shelf.put(address, new Response(JSON.stringify(value), { headers }));
      }),
    keepFile: (owner, address, file) =>
      change(owner, (shelf) =>
        shelf.put(address, new Response(file, { headers: { 'content-type': file.type } })),
      ),
    keepPicture: (owner, address) =>
      change(owner, async (shelf) => {
        if (!(await shelf.match(address, { ignoreVary: true }))) await shelf.add(address);
      }),
    read: async (owner, address) => {
      const copy = await find(owner, address);
      if (!copy) return null;
      return { value: await copy.json(), keptAt: Number(copy.headers.get(KEPT_AT)) };
    },
    readFile: async (owner, address) => (await (await find(owner, address))?.blob()) ?? null,
    forgetOthers: async () => {
      if (!caches) return;
      const names = await caches.keys().catch(() => []);
      const own = ownerNow();
      await Promise.all(
        names
          .filter((name) => name.startsWith(NAME_START) && name !== `${NAME_START}${own}`)
          .map((name) => caches.delete(name)),
      );
    },
  };
}
