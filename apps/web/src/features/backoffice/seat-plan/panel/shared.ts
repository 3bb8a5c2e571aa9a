/** What all of them have; null when they differ. */
export function shared<T, V>(all: readonly T[], read: (one: T) => V): V | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  const value = read(first);
  return others.every((one) => read(one) === value) ? value : null;
}
