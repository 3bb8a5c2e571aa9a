/** Where in a sale one is. It stands in the address, so that a reload, or a lost answer, finds it again. */
export interface SaleStep {
  readonly showId: string | null;
  readonly holdId: string | null;
  readonly orderId: string | null;
}

export function stepOf(search: URLSearchParams): SaleStep {
  return {
    showId: search.get('show'),
    holdId: search.get('hold'),
    orderId: search.get('sale'),
  };
}

/** The address of a step; what is left out is not there yet. */
export function addressOf({ showId, holdId, orderId }: Partial<SaleStep>): string {
  const search = new URLSearchParams({
    ...(showId ? { show: showId } : {}),
    ...(holdId ? { hold: holdId } : {}),
    ...(orderId ? { sale: orderId } : {}),
  });
  return search.size > 0 ? `/desk/counter/sell?${search}` : '/desk/counter/sell';
}
