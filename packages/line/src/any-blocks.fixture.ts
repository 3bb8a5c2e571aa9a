import type { DrawBlock } from '@houseful/contract/draw-proof';
import { fc } from '@fast-check/vitest';

/** Blocks as processes lease them: one after the other, used in part. */
export const anyBlocks = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      used: fc.nat({ max: 9 }),
      lost: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((leases) => {
    let end = 0;
    return leases.map(({ size, used, lost }): DrawBlock => {
      const from = end;
      end += size;
      return { from, to: end, joins: lost ? size : Math.min(used, size), reported: !lost };
    });
  });
