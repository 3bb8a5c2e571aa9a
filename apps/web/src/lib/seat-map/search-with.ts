/** The address's query with one value set, or taken out for null; the others stay. */
export function searchWith(search: string, name: string, value: string | null): string {
  const query = new URLSearchParams(search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  return query.size > 0 ? `?${query}` : '';
}
