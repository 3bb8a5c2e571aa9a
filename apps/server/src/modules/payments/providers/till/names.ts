/** How a till calls an open payment: by its order, with the moment from which nothing can come any more. */
export function intentNameOf(orderId: string, expiresAt: string): string {
  return `${orderId}~${Date.parse(expiresAt)}`;
}

export function orderOf(providerRef: string): string {
  return providerRef.slice(0, providerRef.indexOf('~'));
}

/** Whether its time is over, and whatever was noted in time must be in the book by now. */
export function isOver(providerRef: string, now: Date, lateMs: number): boolean {
  const endsMs = Number(providerRef.slice(providerRef.indexOf('~') + 1));
  return now.getTime() > endsMs + lateMs;
}
