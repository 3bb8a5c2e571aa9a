import { describe, expect, it } from 'vitest';
import { createBoxOffice, holdOf, seatLine } from './box-office.fixture.ts';
import { sameWish, takeAgain } from './take-again.ts';

const chairs = holdOf([seatLine('F', '6'), seatLine('F', '7')]);

describe('taking the same seats again', () => {
  it('asks for the very same chairs', () => {
    expect(sameWish(chairs)).toEqual({ showId: 'shw_1', seatIds: ['F6', 'F7'] });
  });

  it('asks for as many places to stand: one is as good as another', () => {
    const standing = holdOf([seatLine('', '1204'), seatLine('', '1205')]);
    expect(sameWish(standing)).toEqual({
      showId: 'shw_1',
      categoryId: 'cat_floor',
      quantity: 2,
    });
  });

  it('asks for the very same of both when chairs and places were mixed', () => {
    const mixed = holdOf([seatLine('', '1204'), seatLine('F', '6')]);
    expect(sameWish(mixed)).toEqual({ showId: 'shw_1', seatIds: ['FLOOR-1204', 'F6'] });
  });

  it('asks for the same people', () => {
    const child = { ...seatLine('F', '7', 150), ticketTypeId: 'child', ticketTypeName: 'Child' };
    expect(sameWish(holdOf([seatLine('F', '6'), child]))).toEqual({
      showId: 'shw_1',
      seatIds: ['F6', 'F7'],
      ticketTypes: { F7: 'child' },
    });
  });

  it('is one hold, pressed twice or with a lost answer', async () => {
    const { api, again, loseAnswers } = createBoxOffice(chairs);
    loseAnswers(1);
    const [first, second] = await Promise.all([takeAgain(api, chairs), takeAgain(api, chairs)]);
    expect(first.holdId).toBe(second.holdId);
    expect(again.size).toBe(1);
  });
});
