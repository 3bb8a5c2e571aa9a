/** Where the results for these words are. */
export function searchAddress(text: string): string {
  return `/search?${new URLSearchParams({ q: text.trim() })}`;
}
