/** A path of this shop to go on to, out of an address; anything that could lead elsewhere is null. */
export function pathWithin(wanted: string | null): string | null {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : null;
}
