import { NUMBER_START_MAX } from '../limits.ts';
import { layOut } from '../lay-out.ts';
import type { Block, Plan } from '../plan.ts';
import { changeRows } from './change-design.ts';

/** The block's rows are named on from the last of the section's other blocks: a copy put behind them. */
export function goOnWithRows(plan: Plan, blockId: string): Plan {
  const { block, others } = inSection(plan, blockId);
  if (block?.design.type !== 'rows' || block.design.rowLabels.scheme === 'own') return plan;
  const start = others.reduce((next, { design }) => {
    if (design.type !== 'rows' || design.rowLabels.scheme === 'own') return next;
    return Math.max(next, design.rowLabels.start + design.rows);
  }, 1);
  const { rowLabels } = block.design;
  return changeRows(plan, new Set([blockId]), { rowLabels: { ...rowLabels, start } });
}

/**
 * The block's seats are numbered on from the highest number that rows of the same names have in the section's
 * other blocks: a copy put beside them.
 */
export function goOnWithSeats(plan: Plan, blockId: string): Plan {
  const { block, others } = inSection(plan, blockId);
  if (block?.design.type !== 'rows') return plan;
  const labels = new Set(layOut(block.design).rows.map(({ label }) => label));
  const highest = others
    .flatMap(({ design }) => layOut(design).rows)
    .filter(({ label }) => labels.has(label))
    .flatMap(({ seats }) => seats.map(({ number }) => Number(number)))
    .filter(Number.isSafeInteger)
    .reduce((most, number) => Math.max(most, number), 0);
  const { seatNumbers } = block.design;
  const start = Math.min(NUMBER_START_MAX, highest + 1);
  return changeRows(plan, new Set([blockId]), { seatNumbers: { ...seatNumbers, start } });
}

function inSection(plan: Plan, blockId: string): { block: Block | undefined; others: Block[] } {
  const section = plan.sections.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
  return {
    block: section?.blocks.find(({ id }) => id === blockId),
    others: section?.blocks.filter(({ id }) => id !== blockId) ?? [],
  };
}
