/**
 * Remembers at least the `entriesMax / 2` and at most the `entriesMax` values used last.
 *
 * In two halves: when the young one is full it becomes the old one, and what was old and not
 * asked for since is forgotten as a whole. A Map that forgets its oldest entry for each new one
 * is many times slower, because it steps over the gaps of all those forgotten before.
 */
export class RecentMap<K, V> {
  readonly #halfMax: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  constructor(entriesMax: number) {
    this.#halfMax = Math.max(1, Math.floor(entriesMax / 2));
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#halfMax) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
