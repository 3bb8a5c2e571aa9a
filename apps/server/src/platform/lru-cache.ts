export interface LruCache<K, P extends Promise<unknown>> {
  /** One load at a time per key; a failed load is forgotten, so the next call tries again. */
  getOrLoad(key: K, load: () => P): P;
  /** The next call loads it anew, also while it is being loaded. */
  forget(key: K): void;
  forgetAll(): void;
}

/** Keeps the `entriesMax` values used last. */
export function createLruCache<K, P extends Promise<unknown>>(entriesMax: number): LruCache<K, P> {
  const entries = new Map<K, P>();
  return {
    getOrLoad: (key, load) => {
      const known = entries.get(key);
      if (known) {
        entries.delete(key);
        entries.set(key, known);
        return known;
      }
      const loading = load();
      entries.set(key, loading);
      loading.catch(() => {
        if (entries.get(key) === loading) entries.delete(key);
      });
      if (entries.size > entriesMax) entries.delete(entries.keys().next().value as K);
      return loading;
    },
    forget: (key) => {
      entries.delete(key);
    },
    forgetAll: () => entries.clear(),
  };
}
