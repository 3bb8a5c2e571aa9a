import type { Call } from '@houseful/contract/operation';
import { expect, test } from 'vitest';
import { WHOLE_HOUSE } from '#test/kit/staff';
import { composeCatalog } from './compose-answers.ts';

const OPERATOR: Call = {
  caller: { buyerId: 'usr_1', roles: ['buyer'] },
  idempotencyKey: null,
  reach: WHOLE_HOUSE,
};
const TERMS = { label: { organisationId: 'org_first', venueId: 'ven_1' } };

function catalogWhere(movesMoney: boolean) {
  const catalog = { rehearseShow: async (input: object) => input };
  const booking = { getShowTerms: async () => TERMS };
  return composeCatalog({ catalog, booking, payments: { movesMoney } } as unknown as Parameters<
    typeof composeCatalog
  >[0]);
}

test('a show is rehearsed by its own terms, and only where no payment is more than a play', async () => {
  const wish = { showId: 'shw_1', minutes: 5 };
  expect(await catalogWhere(false).rehearseShow(wish, OPERATOR)).toEqual({
    ...wish,
    terms: TERMS,
  });
  await expect(catalogWhere(true).rehearseShow(wish, OPERATOR)).rejects.toMatchObject({
    code: 'rehearsal-refused',
    members: { reason: 'real-money' },
  });
  const reach = [{ organisationId: 'org_other', venueIds: null }];
  await expect(
    catalogWhere(false).rehearseShow(wish, { ...OPERATOR, reach }),
  ).rejects.toMatchObject({ code: 'no-such-show' });
});
