import { drawSeatMap } from '../draw-seat-map.ts';
import type { Plan } from '../plan.ts';
import { safeText, writeCells } from './cells.ts';

/** The columns of a CSV file, in the order in which we write them; a file may have them in any. */
export const CSV_COLUMNS = [
  ...(['what', 'section', 'row', 'seat', 'x', 'y', 'category', 'kind', 'view', 'gate'] as const),
  ...(['aisle_after', 'seat_id', 'capacity', 'width', 'height'] as const),
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

type Line = Partial<Record<CsvColumn, string | number>>;

/**
 * One line for each seat as it is drawn and sold, then one for each area, the stage, the focal point
 * and the drawing. How the rows were made is not in it: for that there is JSON.
 */
export function writeCsv(plan: Plan): string {
  const map = drawSeatMap(plan, { seatMapId: 'csv', name: 'CSV' });
  const nameOf = new Map(plan.categories.map(({ id, name }) => [id, safeText(name)]));
  const lines: Line[] = [];
  for (const { name, gate, rows } of map.sections) {
    const place = { section: safeText(name), gate: safeText(gate) };
    for (const { label, seats } of rows) {
      for (const { seatId, number, x, y, categoryId, kind, view, aisleAfter } of seats) {
        lines.push({
          ...{ what: 'seat', ...place, row: safeText(label), seat: safeText(number), x, y },
          ...{ category: nameOf.get(categoryId) ?? '', kind, view: view ?? '' },
          ...{ aisle_after: aisleAfter ? 'yes' : '', seat_id: seatId },
        });
      }
    }
  }
  for (const { id, name, gate, categoryId, capacity, x, y, width, height } of map.areas) {
    const sold = { category: nameOf.get(categoryId) ?? '', gate: safeText(gate), capacity };
    const section = safeText(name);
    lines.push({ what: 'area', section, seat_id: id, ...sold, x, y, width, height });
  }
  const { label, shape, x, y, width, height } = map.stage;
  lines.push({ what: 'stage', section: safeText(label), kind: shape, x, y, width, height });
  lines.push({ what: 'focal_point', ...map.focalPoint });
  lines.push({ what: 'drawing', width: map.width, height: map.height });
  return writeCells([
    CSV_COLUMNS,
    ...lines.map((line) => CSV_COLUMNS.map((column) => line[column] ?? '')),
  ]);
}
