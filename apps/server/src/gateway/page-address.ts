/** First path segments that belong to somebody else; what is missing there is no page of the shop. */
const NOT_PAGES = new Set(['api', 'art', 'assets', 'sandbox', 'healthz', 'readyz', 'metrics']);

/** Whether an address, with or without its query, is the shop's to answer. */
export function isPageAddress(url: string): boolean {
  const [, firstSegment = ''] = url.split(/[/?]/);
  return !NOT_PAGES.has(firstSegment);
}
