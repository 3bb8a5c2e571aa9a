export interface SaleWindow {
  readonly opensAt: Date;
  /** The first moment at which nothing is sold any more. */
  readonly closesAt: Date;
}

export function isOnSale({ opensAt, closesAt }: SaleWindow, now: Date): boolean {
  return opensAt <= now && now < closesAt;
}
