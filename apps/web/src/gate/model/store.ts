/** Something that is known and changes; whoever listens is told after each change. */
export interface Store<S> {
  get(): S;
  set(change: Partial<S>): void;
  listen(listener: () => void): () => void;
}

export function createStore<S>(first: S): Store<S> {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
