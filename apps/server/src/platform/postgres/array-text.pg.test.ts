import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrayText } from '#platform/postgres/array-text';
import { readFrom } from '#platform/postgres/tx';
import { cloneDatabase } from '#test/kit/test-database';

const INSTANT = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

test('PostgreSQL reads every array as it was meant', async () => {
  const database = await cloneDatabase();
  const db = readFrom(database.pool);
  async function read(type: string, values: unknown[]): Promise<unknown> {
    expect(arrayText(values)).toBeTypeOf('string');
    const [row] = await db.rows<{ items: unknown }>({
      text: `select $1::${type}[] as items`,
      values: [values],
    });
    return row?.items;
  }
  const text = fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', ''));
  const lists = fc.record({
    texts: fc.array(fc.option(text)),
    ints: fc.array(fc.option(fc.integer())),
    flags: fc.array(fc.option(fc.boolean())),
    instants: fc.array(fc.option(INSTANT)),
  });
  await fc.assert(
    fc.asyncProperty(lists, async ({ texts, ints, flags, instants }) => {
      expect(await read('text', texts)).toEqual(texts);
      expect(await read('int', ints)).toEqual(ints);
      expect(await read('boolean', flags)).toEqual(flags);
      expect(await read('timestamptz', instants)).toEqual(instants);
    }),
    {
      numRuns: 200,
      examples: [
        [{ texts: ['NULL', '', '{', '"\\', ',', ' '], ints: [], flags: [], instants: [] }],
      ],
    },
  );
  await database.close();
});

test('what it cannot write it leaves to the driver', () => {
  expect(arrayText([['nested']])).toBeUndefined();
  expect(arrayText([Buffer.from('bytes')])).toBeUndefined();
  expect(arrayText([1n])).toBeUndefined();
});
