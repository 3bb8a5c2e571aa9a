import { type LaidRow, layOut } from '@houseful/seat-plan/lay-out';
import type { Block, Plan } from '@houseful/seat-plan/plan';
import { select, type Selection } from '@houseful/seat-plan/selection';
import type { Say } from '../words/plan-words.ts';

/** One line of the tree. */
export interface ListItem {
  readonly key: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  readonly detail: string;
  /** Undefined where there is nothing to unfold. */
  readonly isOpen: boolean | undefined;
  readonly picks: Selection;
  readonly isSelectable: boolean;
  readonly position: number;
  readonly total: number;
}

interface Speech {
  readonly say: Say;
  readonly number: (value: number) => string;
}

/** The lines that are to be seen: what is folded away is not made. */
export function listItems(plan: Plan, open: ReadonlySet<string>, speech: Speech): ListItem[] {
  const { say, number } = speech;
  const roots = plan.sections.length + plan.areas.length + 2;
  const root = (position: number) => ({ level: 1 as const, position, total: roots });
  const sections = plan.sections.flatMap((section, index) => {
    const key = `section ${section.id}`;
    const seats = section.blocks.reduce((sum, { design }) => sum + layOut(design).seatsTotal, 0);
    const picks = select({ blocks: new Set(section.blocks.map(({ id }) => id)) });
    const isOpen = section.blocks.length > 0 ? open.has(key) : undefined;
    const item: ListItem = {
      ...{ ...root(index + 1), key, text: section.name, isOpen, picks },
      ...{ detail: number(seats), isSelectable: section.blocks.length > 0 },
    };
    const total = section.blocks.length;
    const inside = section.blocks.flatMap((block, place) =>
      blockItems(block, { position: place + 1, total }, open, speech),
    );
    return [item, ...(isOpen ? inside : [])];
  });
  const areas = plan.areas.map(
    ({ id, name, capacity }, index): ListItem => ({
      ...{ ...root(plan.sections.length + index + 1), key: `area ${id}`, text: name },
      ...{ detail: number(capacity), isOpen: undefined, isSelectable: true },
      picks: select({ areas: new Set([id]) }),
    }),
  );
  const stage: ListItem = {
    ...{ ...root(roots - 1), key: 'stage', text: plan.stage.label, detail: say('tool.stage') },
    ...{ isOpen: undefined, isSelectable: true, picks: select({ stage: true }) },
  };
  const focalPoint: ListItem = {
    ...{ ...root(roots), key: 'focal-point', text: say('tool.focal-point'), detail: '' },
    ...{ isOpen: undefined, isSelectable: true, picks: select({ focalPoint: true }) },
  };
  return [...sections, ...areas, stage, focalPoint];
}

interface Position {
  readonly position: number;
  readonly total: number;
}

function blockItems(
  block: Block,
  at: Position,
  open: ReadonlySet<string>,
  speech: Speech,
): ListItem[] {
  const { rows, seatsTotal } = layOut(block.design);
  const named = rows.filter(({ seats }) => seats.length > 0);
  const key = `block ${block.id}`;
  const isOpen = named.length > 0 ? open.has(key) : undefined;
  const [first, last] = [named[0]?.label ?? '', named.at(-1)?.label ?? ''];
  const text = speech.say('list.block', { first, last });
  const picks = select({ blocks: new Set([block.id]) });
  const item: ListItem = {
    ...{ ...at, key, level: 2, text, detail: speech.number(seatsTotal), isOpen, picks },
    isSelectable: true,
  };
  if (!isOpen) return [item];
  return [
    item,
    ...named.flatMap((row, place) =>
      rowItems(block, row, { position: place + 1, total: named.length }, open, speech),
    ),
  ];
}

function rowItems(
  block: Block,
  { row, label, seats }: LaidRow,
  at: Position,
  open: ReadonlySet<string>,
  { say, number }: Speech,
): ListItem[] {
  const key = `row ${block.id} ${row}`;
  const isOpen = open.has(key);
  const picksOf = (some: typeof seats) =>
    select({ seats: new Map([[block.id, new Set(some.map((one) => one.key))]]) });
  const item: ListItem = {
    ...{ ...at, key, level: 3, text: say('list.row', { row: label }), isOpen },
    ...{ detail: number(seats.length), picks: picksOf(seats), isSelectable: true },
  };
  if (!isOpen) return [item];
  return [
    item,
    ...seats.map((seat, place): ListItem => {
      const details = [
        ...(seat.kind === 'standard' ? [] : [say(`kind.${seat.kind}`)]),
        ...(seat.obstructed ? [say('view.obstructed')] : []),
      ];
      return {
        ...{ key: `seat ${block.id} ${seat.key}`, level: 4, isOpen: undefined },
        text: say('list.seat', { row: label, number: seat.number }),
        ...{ detail: details.join(' · '), picks: picksOf([seat]), isSelectable: true },
        ...{ position: place + 1, total: seats.length },
      };
    }),
  ];
}
