/** What one buyer was told about one visit, each entry written when its answer had arrived. */
export interface Visit {
  readonly buyer: number;
  readonly token: string;
  readonly key: string;
  hold?: { holdId: string; showId: string; seatIds: string[] };
  released?: true;
  order?: { orderId: string; amount: number };
  /** The bank was silent: the money comes later. */
  promised?: true;
  /** The codes of the tickets. */
  paid?: string[];
  cancelled?: { refund: number };
  /** The buyer has heard all there is to hear. */
  done?: true;
  /** What must not be answered, or never came right. */
  wrong?: string;
}

export interface Acknowledged {
  readonly holds: number;
  readonly orders: number;
  readonly payments: number;
}

export function countAcknowledged(visits: readonly Visit[]): Acknowledged {
  const count = (has: (visit: Visit) => boolean) => visits.filter(has).length;
  return {
    holds: count(({ hold }) => hold !== undefined),
    orders: count(({ order }) => order !== undefined),
    payments: count(({ paid }) => paid !== undefined),
  };
}
