import type { PriceBasis, PriceCard, PriceCell, TaxRounding } from '@houseful/contract/pricing';
import { amountOf, amountText } from '../../../../lib/format/amount-text.ts';

/** Stands for any category or any ticket type in the grid. */
export const ANY = '*';

/** A price card as it is typed: a grid of amounts for each set of conditions. */
export interface CardForm {
  readonly name: string;
  readonly currency: string;
  readonly basis: PriceBasis;
  readonly rounding: TaxRounding;
  readonly types: readonly { readonly id: string; readonly name: string }[];
  /** The rows of every grid, beside the one for all of them. */
  readonly categoryIds: readonly string[];
  readonly blocks: readonly BlockForm[];
}

/** Amounts that count under the same conditions; empty conditions are none. */
export interface BlockForm {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly format: string;
  /** By `cellKey`; an empty text says nothing. */
  readonly amounts: Readonly<Record<string, string>>;
}

export type CardFlaw = 'name' | 'typeName' | 'amount' | 'noAmounts' | 'daypart' | 'sameBlock';

export const EMPTY_BLOCK: BlockForm = {
  ...{ weekdays: [], from: '', until: '', format: '' },
  amounts: {},
};

export const EMPTY_CARD: CardForm = {
  ...{ name: '', currency: 'INR', basis: 'all-in', rounding: 'line' },
  types: [{ id: 'adult', name: 'Adult' }],
  categoryIds: [],
  blocks: [EMPTY_BLOCK],
};

export function cellKey(categoryId: string, typeId: string): string {
  return `${categoryId} ${typeId}`;
}

export function cardFormOf(card: PriceCard): CardForm {
  const blocks = new Map<string, BlockForm>();
  const categoryIds = new Set<string>();
  for (const cell of card.cells) {
    if (cell.categoryId !== null) categoryIds.add(cell.categoryId);
    const conditions = {
      weekdays: cell.weekdays?.toSorted() ?? [],
      from: cell.daypart?.from ?? '',
      until: cell.daypart?.until ?? '',
      format: cell.format ?? '',
    };
    const name = JSON.stringify(conditions);
    const block = blocks.get(name) ?? { ...conditions, amounts: {} };
    const key = cellKey(cell.categoryId ?? ANY, cell.ticketTypeId ?? ANY);
    const amounts = { ...block.amounts, [key]: amountText(cell.amount, card.currency) };
    blocks.set(name, { ...block, amounts });
  }
  return {
    name: card.name,
    currency: card.currency,
    basis: card.basis,
    rounding: card.rounding,
    types: card.ticketTypes.map(({ ticketTypeId: id, name }) => ({ id, name })),
    categoryIds: [...categoryIds],
    blocks: [...blocks.values()],
  };
}

/** The columns of a grid: one for everybody, and the ticket types where there are several to tell apart. */
export function columnsOf({ types, blocks }: CardForm): string[] {
  const [only] = types;
  const isNamed = blocks.some(({ amounts }) =>
    Object.entries(amounts).some(([key, text]) => text !== '' && key.endsWith(` ${only?.id}`)),
  );
  return types.length > 1 || isNamed ? [ANY, ...types.map(({ id }) => id)] : [ANY];
}

/** What counts in a block of the form as it stands; amounts of rows and types that were taken away do not. */
function amountsIn(
  form: CardForm,
  block: BlockForm,
): [category: string, type: string, text: string][] {
  return [ANY, ...form.categoryIds].flatMap((category) =>
    columnsOf(form).flatMap((type): [string, string, string][] => {
      const text = block.amounts[cellKey(category, type)]?.trim() ?? '';
      return text === '' ? [] : [[category, type, text]];
    }),
  );
}

export function cardOf(form: CardForm): PriceCard {
  return {
    name: form.name.trim(),
    currency: form.currency,
    basis: form.basis,
    rounding: form.rounding,
    ticketTypes: form.types.map(({ id, name }) => ({ ticketTypeId: id, name: name.trim() })),
    cells: form.blocks.flatMap((block) =>
      amountsIn(form, block).map(
        ([category, type, text]): PriceCell => ({
          ticketTypeId: type === ANY ? null : type,
          categoryId: category === ANY ? null : category,
          format: block.format.trim() || null,
          daypart: block.from === '' ? null : { from: block.from, until: block.until },
          weekdays: block.weekdays.length === 0 ? null : [...block.weekdays],
          amount: amountOf(text, form.currency) ?? 0,
        }),
      ),
    ),
  };
}

/** What cannot be sent as it stands, the first first. */
export function cardFlaws(form: CardForm): CardFlaw[] {
  const texts = form.blocks.map((block) => amountsIn(form, block));
  const names = form.types.map(({ name }) => name.trim());
  const isHalf = ({ from, until }: BlockForm) => (from === '') !== (until === '');
  const isNoTime = ({ from, until }: BlockForm) => from !== '' && from === until;
  const conditions = form.blocks.map(conditionsText);
  const flaws: Record<CardFlaw, boolean> = {
    name: form.name.trim() === '',
    typeName: names.includes('') || new Set(names).size < names.length,
    daypart: form.blocks.some((block) => isHalf(block) || isNoTime(block)),
    sameBlock: new Set(conditions).size < conditions.length,
    amount: texts.flat().some(([, , text]) => amountOf(text, form.currency) === null),
    noAmounts: texts.flat().length === 0,
  };
  return (Object.keys(flaws) as CardFlaw[]).filter((flaw) => flaws[flaw]);
}

/** Two blocks with the same one would be two prices for the same. */
export function conditionsText({ weekdays, from, until, format }: BlockForm): string {
  return JSON.stringify([weekdays.toSorted(), from, until, format.trim()]);
}

/** Ticket types that most houses have; the ids stay the same on all cards, so that offers know them. */
export const USUAL_TYPES = ['adult', 'child', 'student', 'senior'] as const;

/** An id that no type of the card has. */
export function freshTypeId(types: CardForm['types']): string {
  let number = types.length + 1;
  while (types.some(({ id }) => id === `type-${number}`)) number += 1;
  return `type-${number}`;
}
