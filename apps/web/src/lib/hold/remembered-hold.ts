const keyOf = (showId: string) => `houseful.hold.${showId}`;

/** The hold this tab made last for a show, so that the way back finds it again. */
export function rememberedHold(showId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(showId));
  } catch {
    return null;
  }
}

export function rememberHold(showId: string, holdId: string | null): void {
  try {
    if (holdId === null) sessionStorage.removeItem(keyOf(showId));
    else sessionStorage.setItem(keyOf(showId), holdId);
  } catch {
    // Without storage the hold is still the buyer's; only the reminder is lost.
  }
}
