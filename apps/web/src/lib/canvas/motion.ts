/** Calls `step` with how much of the way is done, once a frame, to 1. Stops early when told to. */
export type Motion = (step: (share: number) => void) => () => void;

const GLIDE_MS = 340;

/** A calm start and a calm end; at once for people who asked their device for less motion. */
export const glide: Motion = (step) => {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    step(1);
    return () => undefined;
  }
  let startedMs: number | null = null;
  let frame = requestAnimationFrame(function move(nowMs) {
    startedMs ??= nowMs;
    const share = Math.min(1, (nowMs - startedMs) / GLIDE_MS);
    step(share < 1 ? eased(share) : 1);
    if (share < 1) frame = requestAnimationFrame(move);
  });
  return () => cancelAnimationFrame(frame);
};

function eased(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
}
