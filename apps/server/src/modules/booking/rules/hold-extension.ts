export interface ExtensionTerms {
  readonly holdExtensionMs: number;
  readonly holdTotalMsMax: number;
}

/**
 * When a hold ends that is extended, which can be done once: later by the extension, but never
 * later than the ceiling from its beginning, nor than the end of the sale. Null when that would
 * not be later at all.
 */
export function extendableTo(
  hold: { readonly createdAt: Date; readonly expiresAt: Date },
  saleClosesAt: Date,
  { holdExtensionMs, holdTotalMsMax }: ExtensionTerms,
): Date | null {
  const endMs = Math.min(
    hold.expiresAt.getTime() + holdExtensionMs,
    hold.createdAt.getTime() + holdTotalMsMax,
    saleClosesAt.getTime(),
  );
  if (endMs <= hold.expiresAt.getTime()) return null;
  return new Date(endMs);
}
