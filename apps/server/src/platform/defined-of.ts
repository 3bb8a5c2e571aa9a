/** Without the fields that were not said. */
export function definedOf<T extends object>(
  partial: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(partial).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> };
}
