import type { ShowLabel } from '@houseful/contract/show-label';
import type { SaleTerms, ShowSales } from './show-sales.ts';

interface OfShow {
  readonly show_id: string;
}

/** The frozen terms of every show that these orders or holds are for. */
export async function termsOf(
  sales: ShowSales,
  rows: readonly OfShow[],
): Promise<Map<string, SaleTerms>> {
  const showIds = [...new Set(rows.map((row) => row.show_id))];
  const terms = await Promise.all(showIds.map((showId) => sales.get(showId)));
  return new Map(terms.map((each) => [each.showId, each]));
}

export function termsFor(terms: ReadonlyMap<string, SaleTerms>, row: OfShow): SaleTerms {
  const found = terms.get(row.show_id);
  if (!found) throw new Error(`no terms for show ${row.show_id}`);
  return found;
}

export function labelOf(terms: ReadonlyMap<string, SaleTerms>, row: OfShow): ShowLabel {
  return termsFor(terms, row).label;
}
