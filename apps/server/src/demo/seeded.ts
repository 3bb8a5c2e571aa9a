/**
 * The same text always gives the same whole number from 0 to 2³²−1, spread evenly: the demo's
 * only source of variety, so that tomorrow draws today's timetable exactly as today did.
 * Not for secrets.
 */
export function seededNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // FNV alone leaves the low bits alike for texts that end alike ("Audi 1", "Audi 2").
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** As `seededNumber`, from 0 to just under 1. */
export function seededFraction(text: string): number {
  return seededNumber(text) / 2 ** 32;
}
