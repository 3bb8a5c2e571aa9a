export interface SaleWindow {
  readonly opensAt: Date;
  /** The first moment at which nothing is sold any more. */
  readonly closesAt: Date;
}

/** A counter sells when the web does, and goes on until the show is over. */
export function counterWindow({ opensAt, closesAt }: SaleWindow, showEndsAt: Date): SaleWindow {
  return { opensAt, closesAt: showEndsAt > closesAt ? showEndsAt : closesAt };
}

export function isOnSale({ opensAt, closesAt }: SaleWindow, now: Date): boolean {
  return opensAt <= now && now < closesAt;
}
