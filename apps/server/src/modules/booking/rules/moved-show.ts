/** Other processes hear of a move a moment later: who ordered meanwhile may have seen the old time. */
const HEARD_MS = 10_000;

/** Who ordered before this moment has bought the show as it was before it was moved. */
export function orderedBefore(movedAt: Date): Date {
  return new Date(movedAt.getTime() + HEARD_MS);
}

export function wasMovedSince(orderedAt: Date, movedAt: Date | null): boolean {
  return movedAt !== null && orderedAt < orderedBefore(movedAt);
}
