import type { Seat, SeatKind, SeatMap, Section } from '@houseful/contract/seat-map';
import { SEAT_WIDTH_CM } from './block-row.ts';
import { categoryByRank, seatMapCategories } from './categories.ts';
import { rowLabel } from './row-label.ts';
import type { Row } from './shapes.ts';

const MARGIN_CM = 120;
const ROW_CM = 95;
const STAGE_CM = { width: 760, height: 640 };
const STAGE_TO_FRONT_ROW_CM = 130;
const FRONT_BANK = { rows: 8, chairs: 14 };
const SIDE_BANK = { rows: 5, chairs: 9 };

type Bank = {
  id: string;
  name: string;
  letter: string;
  rows: number;
  /** Where seat `along` (cm from the bank's start) of the row stands. */
  at: (row: number, along: number) => { x: number; y: number };
  kinds: (row: number) => SeatKind[];
};

/**
 * A black box of about 200 seats with the stage thrust into it: banks of straight rows on three
 * sides. The front row of the middle bank, on the level of the stage, is the accessible one.
 */
export function drawThrustTheatre(theatre: {
  seatMapId: string;
  name: string;
  /** Cheapest first. */
  categoryNames: readonly string[];
}): SeatMap {
  const categories = seatMapCategories(theatre.categoryNames);
  const bankDepth = (SIDE_BANK.rows - 1) * ROW_CM + STAGE_TO_FRONT_ROW_CM;
  const stage = { x: MARGIN_CM + bankDepth, y: MARGIN_CM, ...STAGE_CM };
  const sections = banksRound(stage).map((bank, index): Section => {
    const rows = Array.from({ length: bank.rows }, (_, row) => {
      // Rows further back are cheaper, whichever bank they are in.
      const rank = FRONT_BANK.rows - 1 - row;
      return drawRow(bank, row, categoryByRank(rank, FRONT_BANK.rows, categories));
    });
    return { id: bank.id, name: bank.name, gate: `Gate ${index + 1}`, rows };
  });
  const frontDepth = (FRONT_BANK.rows - 1) * ROW_CM + STAGE_TO_FRONT_ROW_CM;
  return {
    seatMapId: theatre.seatMapId,
    name: theatre.name,
    width: stage.width + 2 * (bankDepth + MARGIN_CM),
    height: stage.y + stage.height + frontDepth + MARGIN_CM,
    stage: { label: 'Stage', shape: 'stage', ...stage },
    focalPoint: { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 },
    categories,
    sections,
    areas: [],
  };
}

function banksRound(stage: { x: number; y: number; width: number; height: number }): Bank[] {
  const chairs = (count: number): SeatKind[] => Array.from({ length: count }, () => 'standard');
  const right = stage.x + stage.width;
  const bottom = stage.y + stage.height;
  const away = (row: number) => STAGE_TO_FRONT_ROW_CM + row * ROW_CM;
  const middle = stage.x + stage.width / 2;
  return [
    {
      ...{ id: 'left', name: 'Left Bank', letter: 'L', rows: SIDE_BANK.rows },
      at: (row, along) => ({ x: stage.x - away(row), y: stage.y + along }),
      kinds: () => chairs(SIDE_BANK.chairs),
    },
    {
      ...{ id: 'middle', name: 'Middle Bank', letter: 'M', rows: FRONT_BANK.rows },
      at: (row, along) => ({
        x: middle - (FRONT_BANK.chairs * SEAT_WIDTH_CM.standard) / 2 + along,
        y: bottom + away(row),
      }),
      kinds: (row) =>
        row > 0
          ? chairs(FRONT_BANK.chairs)
          : [
              'wheelchair',
              'companion',
              ...chairs(FRONT_BANK.chairs - 6),
              'companion',
              'wheelchair',
            ],
    },
    {
      ...{ id: 'right', name: 'Right Bank', letter: 'R', rows: SIDE_BANK.rows },
      at: (row, along) => ({ x: right + away(row), y: stage.y + along }),
      kinds: () => chairs(SIDE_BANK.chairs),
    },
  ];
}

function drawRow(bank: Bank, row: number, categoryId: string): Row {
  const label = rowLabel(row);
  let along = 0;
  const seats = bank.kinds(row).map((kind, index): Seat => {
    const number = String(index + 1);
    const { x, y } = bank.at(row, along + SEAT_WIDTH_CM[kind] / 2);
    along += SEAT_WIDTH_CM[kind];
    const seatId = `${bank.letter}-${label}${number}`;
    return { seatId, number, categoryId, x: Math.round(x), y: Math.round(y), kind };
  });
  return { label, seats };
}
