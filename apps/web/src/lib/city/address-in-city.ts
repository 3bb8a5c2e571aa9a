/**
 * Where the same page is for another city, so that changing the city does not lose what one was
 * looking at; the city's front page when this page is about no city. Days are left out: the other
 * city may have none of them.
 */
export function addressInCity(
  { pathname, search }: { pathname: string; search: string },
  cityId: string,
): string {
  if (/^\/[^/]+\/titles\/?$/.test(pathname)) return `/${cityId}/titles${withoutDay(search)}`;
  if (/^\/titles\/[^/]+\/?$/.test(pathname)) {
    const query = new URLSearchParams(withoutDay(search));
    query.set('city', cityId);
    return `${pathname}?${query}`;
  }
  return `/${cityId}`;
}

function withoutDay(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('date');
  query.delete('shown');
  return query.size > 0 ? `?${query}` : '';
}
