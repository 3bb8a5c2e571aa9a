import { type Reach, reaches } from '@houseful/contract/staff';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reachValue, withinReach } from '#platform/postgres/reach';
import { readFrom } from '#platform/postgres/tx';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

const ORGANISATIONS = ['org_a', 'org_b'];
const VENUES = [null, 'ven_1', 'ven_2'];
const REACHES: Reach[] = [
  [],
  [{ organisationId: 'org_a', venueIds: null }],
  [{ organisationId: 'org_a', venueIds: [] }],
  [{ organisationId: 'org_a', venueIds: ['ven_1'] }],
  [
    { organisationId: 'org_a', venueIds: ['ven_1', 'ven_2'] },
    { organisationId: 'org_b', venueIds: null },
  ],
];

test('what SQL lets through is what the contract lets through', async () => {
  for (const reach of REACHES) {
    const belongings = ORGANISATIONS.flatMap((organisationId) =>
      VENUES.map((venueId) => ({ organisationId, venueId })),
    );
    const rows = await readFrom(database.pool).rows<{ organisation: string; venue: string | null }>(
      {
        text: `select organisation, venue
               from unnest($2::text[]) as o (organisation), unnest($3::text[]) as v (venue)
              where ${withinReach('$1', 'organisation', 'venue')}`,
        values: [reachValue(reach), ORGANISATIONS, VENUES],
      },
    );
    const found = rows.map(({ organisation, venue }) => `${organisation} ${venue}`).sort();
    const expected = belongings
      .filter((belonging) => reaches(reach, belonging))
      .map(({ organisationId, venueId }) => `${organisationId} ${venueId}`);
    expect(found).toEqual(expected.sort());
  }
});
