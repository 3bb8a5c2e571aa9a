import type { PriceCard, PriceCell } from '@houseful/contract/pricing';
import { describe, expect, it } from 'vitest';
import {
  ANY,
  type CardForm,
  cardFlaws,
  cardFormOf,
  cardOf,
  cellKey,
  columnsOf,
  EMPTY_BLOCK,
  EMPTY_CARD,
} from './card-form.ts';

const anything = {
  ticketTypeId: null,
  categoryId: null,
  format: null,
  daypart: null,
  weekdays: null,
};
const cell = (amount: number, changes: Partial<PriceCell> = {}): PriceCell => ({
  ...anything,
  ...changes,
  amount,
});
const card = (cells: PriceCell[], types = ['adult']): PriceCard => ({
  ...{ name: 'Weekdays', currency: 'INR', basis: 'all-in', rounding: 'line', cells },
  ticketTypes: types.map((ticketTypeId) => ({ ticketTypeId, name: ticketTypeId })),
});

const FULL = card(
  [
    cell(200_00),
    cell(250_00, { categoryId: 'gold' }),
    cell(150_50, { categoryId: 'gold', ticketTypeId: 'child' }),
    cell(300_00, { weekdays: [6, 7] }),
    cell(320_00, { weekdays: [6, 7], daypart: { from: '18:00', until: '02:00' } }),
    cell(500_00, { format: 'IMAX', categoryId: 'silver' }),
  ],
  ['adult', 'child'],
);

describe('a card', () => {
  it('is the same one after it stood in the form', () => {
    const again = cardOf(cardFormOf(FULL));
    expect(again).toEqual({ ...FULL, cells: expect.arrayContaining(FULL.cells) });
    expect(again.cells).toHaveLength(FULL.cells.length);
  });

  it('has one grid for each set of conditions, and a row for each category that it names', () => {
    const form = cardFormOf(FULL);
    expect(form.categoryIds).toEqual(['gold', 'silver']);
    expect(form.blocks.map(({ weekdays, from, format }) => [weekdays, from, format])).toEqual([
      [[], '', ''],
      [[6, 7], '', ''],
      [[6, 7], '18:00', ''],
      [[], '', 'IMAX'],
    ]);
  });

  it('shows ticket types only where they are told apart', () => {
    expect(columnsOf(cardFormOf(card([cell(1)])))).toEqual([ANY]);
    expect(columnsOf(cardFormOf(card([cell(1, { ticketTypeId: 'adult' })])))).toEqual([
      ANY,
      'adult',
    ]);
    expect(columnsOf(cardFormOf(FULL))).toEqual([ANY, 'adult', 'child']);
  });

  it('forgets amounts of what was taken away from it', () => {
    const form = cardFormOf(FULL);
    const less = { ...form, categoryIds: ['silver'], types: form.types.slice(0, 1) };
    expect(cardOf(less).cells.map(({ amount }) => amount)).toEqual([
      200_00, 300_00, 320_00, 500_00,
    ]);
  });
});

describe('what cannot be sent', () => {
  const good: CardForm = {
    ...EMPTY_CARD,
    name: 'Card',
    blocks: [{ ...EMPTY_BLOCK, amounts: { [cellKey(ANY, ANY)]: '250' } }],
  };
  const other = (changes: object) => ({
    ...good,
    blocks: [...good.blocks, { ...EMPTY_BLOCK, ...changes }],
  });

  it.each<[string, CardForm, string[]]>([
    ['nothing', good, []],
    ['no name', { ...good, name: ' ' }, ['name']],
    ['no amount at all', { ...good, blocks: [EMPTY_BLOCK] }, ['noAmounts']],
    ['no number', other({ format: '3D', amounts: { [cellKey(ANY, ANY)]: 'free' } }), ['amount']],
    ['half a time', other({ from: '18:00' }), ['daypart']],
    ['no time', other({ from: '18:00', until: '18:00' }), ['daypart']],
    ['the same conditions twice', other({}), ['sameBlock']],
    [
      'two types of one name',
      { ...good, types: [...good.types, { id: 'b', name: ' Adult' }] },
      ['typeName'],
    ],
  ])('%s', (_, form, flaws) => {
    expect(cardFlaws(form)).toEqual(flaws);
  });
});
