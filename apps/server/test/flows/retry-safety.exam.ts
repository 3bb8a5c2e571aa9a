import type { Operation } from '@houseful/contract/operation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTwoHouses, type TwoHouses } from '#test/kit/two-houses';
import { allOperations } from '../../src/gateway/operations.ts';
import type { Ready, Row, Scene, Told } from './retry-safety.scene.ts';

const AT_ONCE = 8;
/** No request commits more often; past it a crash could no longer be told from an endless one. */
const COMMITS_MAX = 20;

let houses: TwoHouses;
let scene: Scene;

/** Two houses on one database for the tests of this file. */
function openForAll(): void {
  beforeAll(async () => {
    houses = await openTwoHouses();
    let counter = 0;
    scene = {
      houses,
      fresh: (what) => `${what}.${++counter}`,
      ask: async <T>(method: string, path: string, ready: Ready = {}) => {
        const { status, body } = await send(1, method, path, ready, null);
        if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
        return body as T;
      },
    };
  });
  afterAll(() => houses.close());
}

interface Answer {
  readonly status: number;
  readonly body: Told;
}

async function send(
  house: number,
  method: string,
  path: string,
  { token, query = '', body, headers }: Ready,
  key: string | null,
): Promise<Answer> {
  const response = await fetch(`${houses.urls[house]}/api/v1${path}${query}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: sent(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, body: isJson ? (JSON.parse(text) as Told) : { text } };
}

function sent(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

const CRASHING = 0;
const OTHER = 1;

const operationNamed = new Map(allOperations.map((each) => [each.name, each]));

/** Long enough to be honoured at every door. */
const keyFor = (name: string) => scene.fresh(name).padEnd(40, '.');

/** One operation, ready to be sent as often as one likes under one key. */
async function makeReady(name: string, row: Row, key: string | null = keyFor(name)) {
  const { method, path } = operationNamed.get(name) as Operation;
  const ready = await row.make(scene);
  const filled = path.replace(/\{(\w+)\}/g, (_, param: string) => ready.params?.[param] ?? '');
  return {
    ready,
    to: (house: number, body = ready.body) => send(house, method, filled, { ...ready, body }, key),
    /** What a repetition has to be told again. */
    told: (answer: Answer) => ({
      ...answer,
      body: (row.same ?? ((body: Told) => body))(answer.body),
    }),
  };
}

/** Every table of the house: how many rows, and a digest of what is in them. */
async function books(): Promise<Map<string, { rows: number; digest: string }>> {
  await houses.settle();
  const { pool } = houses.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const counts = await pool.query<{ name: string; rows: number; digest: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*)::int as rows,
                  coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest
             from ${name} t`,
      )
      .join(' union all '),
  );
  return new Map(counts.rows.map(({ name, ...book }) => [name, book]));
}

/** Tables that have grown or shrunk meanwhile, and by how many rows. */
async function growthOf(act: () => Promise<unknown>, { adds = [] }: Row): Promise<object> {
  const before = await books();
  await act();
  const after = await books();
  const grown = [...after].map(
    ([name, { rows }]) => [name, rows - (before.get(name)?.rows ?? 0)] as const,
  );
  return Object.fromEntries(grown.filter(([name, by]) => by !== 0 && !adds.includes(name)));
}

/** Of the tables that answers do not add to by themselves, everything. */
async function everything({ adds = [] }: Row): Promise<object> {
  return Object.fromEntries([...(await books())].filter(([name]) => !adds.includes(name)));
}

const growths = new Map<string, object>();

/** What one request makes, by itself. */
async function growthOfOne(name: string, row: Row): Promise<object> {
  const known = growths.get(name);
  if (known) return known;
  const request = await makeReady(name, row);
  const growth = await growthOf(() => request.to(OTHER), row);
  growths.set(name, growth);
  return growth;
}

/**
 * Law 4, operation by operation: repeated, repeated at the same moment, and repeated after a crash
 * that lost the first answer, each write gives the same thing once.
 */
export function examineRetries(table: Readonly<Record<string, Row>>): void {
  const rows = Object.entries(table);
  openForAll();

  describe.each(rows)('%s', examineOne);

  describe('another body under the same key', () => {
    test.each(rows.filter(([, { other }]) => other))('%s: is no second wish', async (name, row) => {
      const request = await makeReady(name, row);
      const first = await request.to(OTHER);
      const body = await row.other?.(request.ready, scene);
      const after = await everything(row);
      const other = await request.to(OTHER, body);
      if (row.knownBy === 'key') {
        expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
      } else {
        expect(request.told(other)).toEqual(request.told(first));
      }
      expect(await everything(row)).toEqual(after);
      expect(request.told(await request.to(OTHER))).toEqual(request.told(first));
    });
  });

  const owned = rows.filter(([, row]) => row.keyIsOwn);
  describe.runIf(owned.length > 0)('the same key under another buyer’s name', () => {
    test.each(owned)('%s: is another thing', async (name, row) => {
      const key = keyFor(name);
      const requests = [await makeReady(name, row, key), await makeReady(name, row, key)];
      const answers: Answer[] = [];
      for (const { to } of requests) answers.push(await to(OTHER));
      const { status } = operationNamed.get(name) as Operation;
      expect(answers.map((answer) => answer.status)).toEqual([status, status]);
      if (status !== 204) expect(answers[1]?.body).not.toEqual(answers[0]?.body);
    });
  });
}

function examineOne(name: string, row: Row): void {
  test('again with its key is told the same, and nothing has moved', async () => {
    const { to, told } = await makeReady(name, row);
    const first = await to(OTHER);
    expect(first.status).toBe(operationNamed.get(name)?.status);
    const after = await everything(row);
    for (const house of [OTHER, CRASHING]) {
      expect(told(await to(house))).toEqual(told(first));
      expect(await everything(row)).toEqual(after);
    }
  });

  test(`${AT_ONCE} times at once, at two houses, is one thing and one answer`, async () => {
    const one = await growthOfOne(name, row);
    const { to, told } = await makeReady(name, row);
    let answers: Answer[] = [];
    const growth = await growthOf(async () => {
      answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => to(n % 2)));
    }, row);
    const [first] = answers as [Answer, ...Answer[]];
    expect(first.status).toBe(operationNamed.get(name)?.status);
    expect(answers.map(told)).toEqual(answers.map(() => told(first)));
    expect(growth).toEqual(one);
  });

  test('after a crash at any of its commits, which lost the answer, it is made once', async () => {
    const one = await growthOfOne(name, row);
    let crashes = 0;
    for (let commit = 1; commit <= COMMITS_MAX; commit++) {
      const { to, told } = await makeReady(name, row);
      let wasCut = false;
      const growth = await growthOf(async () => {
        wasCut = await houses.crashAt(commit, () => to(CRASHING));
        const again = await to(OTHER);
        expect(again.status).toBe(operationNamed.get(name)?.status);
        expect(told(await to(OTHER))).toEqual(told(again));
      }, row);
      expect(growth).toEqual(one);
      if (!wasCut) break;
      crashes += 1;
    }
    expect(crashes).toBeLessThan(COMMITS_MAX);
    if (row.knownBy !== 'reads') expect(crashes).toBeGreaterThan(0);
  });
}

/** What happens without a key: the exam can see a second thing being made. */
export function examineControl(row: Row, holdRow: Row): void {
  describe('the control', () => {
    test('without a key, a crash that lost the answer makes a second guest', async () => {
      const one = await growthOfOne('continueAsGuest', row);
      const { to } = await makeReady('continueAsGuest', row, null);
      const growth = await growthOf(async () => {
        expect(await houses.crashAt(1, () => to(CRASHING))).toBe(true);
        await to(OTHER);
      }, row);
      expect([one, growth]).toEqual([{ 'identity.users': 1 }, { 'identity.users': 2 }]);
    });

    test('without a key, a buyer’s own lost hold stands in their way', async () => {
      const { to } = await makeReady('holdSeats', holdRow, null);
      expect(await houses.crashAt(1, () => to(CRASHING))).toBe(true);
      expect(await to(OTHER)).toMatchObject({ status: 409, body: { code: 'seats-taken' } });
    });
  });
}
