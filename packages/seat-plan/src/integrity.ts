import type { Design, Plan } from './plan.ts';

/** Something that one part of a plan says of another, and that is not so. */
export interface IntegrityFlaw {
  readonly path: readonly (string | number)[];
  readonly code:
    | 'same-id'
    | 'unknown-category'
    | 'unknown-place'
    | 'uneven-row'
    | 'rows-not-counted';
  readonly value: string;
}

type Path = readonly (string | number)[];

/** A plan without flaws of this kind can be drawn: whatever is named is there, and nothing is named twice. */
export function integrityFlaws(plan: Plan): IntegrityFlaw[] {
  const categoryIds = new Set(plan.categories.map(({ id }) => id));
  const blocks = plan.sections.flatMap((section, s) =>
    section.blocks.map((block, b) => ({ block, path: ['sections', s, 'blocks', b] })),
  );
  return [
    ...repeated(plan.categories, ['categories']),
    ...repeated(plan.sections, ['sections']),
    ...repeated(plan.areas, ['areas']),
    ...repeatedBlocks(blocks.map(({ block, path }) => ({ id: block.id, path }))),
    ...plan.areas.flatMap(({ categoryId }, place) =>
      unknown(categoryIds, categoryId, ['areas', place, 'categoryId']),
    ),
    ...blocks.flatMap(({ block, path }) =>
      designFlaws(block.design, [...path, 'design'], categoryIds),
    ),
  ];
}

function repeated(things: readonly { id: string }[], path: Path): IntegrityFlaw[] {
  return repeatedBlocks(things.map(({ id }, place) => ({ id, path: [...path, place] })));
}

function repeatedBlocks(named: readonly { id: string; path: Path }[]): IntegrityFlaw[] {
  const seen = new Set<string>();
  return named.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path: [...path, 'id'], code: 'same-id' as const, value: id }];
    seen.add(id);
    return [];
  });
}

function unknown(known: ReadonlySet<string>, id: string | undefined, path: Path): IntegrityFlaw[] {
  return id === undefined || known.has(id) ? [] : [{ path, code: 'unknown-category', value: id }];
}

function designFlaws(design: Design, path: Path, known: ReadonlySet<string>): IntegrityFlaw[] {
  const flaws = unknown(known, design.categoryId, [...path, 'categoryId']);
  flaws.push(...(design.type === 'rows' ? rowFlaws(design, path) : freeFlaws(design, path)));
  const lengths = rowLengths(design);
  const ofRows = design.type === 'rows' ? (design.rowCategories ?? {}) : {};
  for (const [row, categoryId] of Object.entries(ofRows)) {
    const at = [...path, 'rowCategories', row];
    flaws.push(...unknown(known, categoryId, at));
    if (lengths[Number(row)] === undefined) {
      flaws.push({ path: at, code: 'unknown-place', value: row });
    }
  }
  if (design.type === 'free') {
    for (const [row, { categoryId }] of design.rows.entries()) {
      flaws.push(...unknown(known, categoryId, [...path, 'rows', row, 'categoryId']));
    }
  }
  for (const [key, change] of Object.entries(design.changes ?? {})) {
    const at = [...path, 'changes', key];
    const [row = 0, seat = 0] = key.split('.').map(Number);
    if (seat >= (lengths[row] ?? 0)) flaws.push({ path: at, code: 'unknown-place', value: key });
    flaws.push(...unknown(known, change.categoryId, [...at, 'categoryId']));
  }
  return flaws;
}

function rowFlaws(design: Extract<Design, { type: 'rows' }>, path: Path): IntegrityFlaw[] {
  const flaws: IntegrityFlaw[] = [];
  const { seats, rows, rowLabels } = design;
  if (typeof seats !== 'number' && seats.length !== rows) {
    const value = String(seats.length);
    flaws.push({ path: [...path, 'seats'], code: 'rows-not-counted', value });
  }
  if (rowLabels.scheme === 'own' && rowLabels.own?.length !== rows) {
    const value = String(rowLabels.own?.length ?? 0);
    flaws.push({ path: [...path, 'rowLabels', 'own'], code: 'rows-not-counted', value });
  }
  return flaws;
}

function freeFlaws(design: Extract<Design, { type: 'free' }>, path: Path): IntegrityFlaw[] {
  return design.rows.flatMap(({ numbers, at, label }, row) =>
    at.length === 2 * numbers.length
      ? []
      : [{ path: [...path, 'rows', row, 'at'], code: 'uneven-row' as const, value: label }],
  );
}

/** How many places each row has, with and without a chair. */
export function rowLengths(design: Design): number[] {
  if (design.type === 'free') return design.rows.map(({ numbers }) => numbers.length);
  const { seats, rows } = design;
  return typeof seats === 'number'
    ? Array.from({ length: rows }, () => seats)
    : Array.from({ length: rows }, (_, row) => seats[row] ?? 0);
}
