/** Samples are taken every five seconds, and kept ever more seldom as a room gets older. */
export const SAMPLE_EVERY_MS = 5_000;
const SAMPLES_MAX = 720;

/** Which step of the room's life this is, and the multiple of steps that is kept at this age. */
export function sampleStep(ageMs: number): { step: number; multipleOf: number } {
  const step = Math.max(0, Math.floor(ageMs / SAMPLE_EVERY_MS));
  let multipleOf = 1;
  while (step / multipleOf >= SAMPLES_MAX) multipleOf *= 2;
  return { step, multipleOf };
}
