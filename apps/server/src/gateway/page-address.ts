/** First path segments that belong to somebody else; what is missing there is no page of the shop. */
const NOT_PAGES = new Set(['api', 'art', 'assets', 'sandbox', 'healthz', 'readyz', 'metrics']);

/** Scheme and host of a request line that names them, as those to a proxy do. */
const HOST_IN_FRONT = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/**
 * The address of a page below the shop's public one. Joined as text: two slashes in front, or
 * another host before the path, must not make it somebody else's.
 */
export function pageUrl(publicUrl: string, asked: string): URL {
  const path = asked.replace(HOST_IN_FRONT, '');
  return new URL(publicUrl + (path.startsWith('/') ? path : `/${path}`));
}

/** Whether an address, with or without its query, is the shop's to answer. */
export function isPageAddress(url: string): boolean {
  const [, firstSegment = ''] = url.split(/[/?]/);
  return !NOT_PAGES.has(firstSegment);
}
