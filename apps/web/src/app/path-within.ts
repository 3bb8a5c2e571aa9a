/** Any origin will do: what leaves this one would leave the shop, too. */
const HERE = 'http://shop.invalid';

/**
 * A path of this shop to go on to, out of an address; anything that could lead elsewhere is null.
 * Read as browsers read it, who drop tabs and line ends and take a backslash for a slash, and
 * answered the way it was read.
 */
export function pathWithin(wanted: string | null): string | null {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : null;
}
