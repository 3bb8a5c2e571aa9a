// The same two-seat hold as most systems write it: one transaction for each request, over a pool of connections.
// STRATEGY=upsert lets the primary key decide; STRATEGY=row-locks keeps a row for every seat and locks it first.
// No authentication, no validation, no idempotency: kinder than the house is to itself.
import { fastify } from 'fastify';
import pg from 'pg';

/** As many as the house has. */
const CONNECTIONS_MAX = 20;
const HOLD_MS = 600_000;

interface Wish {
  readonly showId: string;
  readonly seatIds: readonly string[];
}

const answer = JSON.parse(process.env['ANSWER'] ?? '{}') as { quote: object };
const quote = JSON.stringify(answer.quote);
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: CONNECTIONS_MAX,
});

async function takeSeats(client: pg.PoolClient, wish: Wish, holdId: string): Promise<boolean> {
  const values = [wish.showId, [...wish.seatIds].sort(), holdId, new Date(), later()];
  const { rowCount } = await client.query({
    name: 'take',
    text: `insert into bench.seats as s (show_id, seat_id, hold_id, taken_until)
           select $1, id, $3, $5 from unnest($2::text[]) as i (id)
           on conflict (show_id, seat_id) do update
              set hold_id = excluded.hold_id, taken_until = excluded.taken_until
            where s.taken_until <= $4`,
    values,
  });
  return rowCount === wish.seatIds.length;
}

async function lockSeats(client: pg.PoolClient, wish: Wish, holdId: string): Promise<boolean> {
  const seatIds = [...wish.seatIds].sort();
  const { rows } = await client.query<{ taken_until: Date | null }>({
    name: 'lock',
    text: `select taken_until from bench.chairs where show_id = $1 and seat_id = any($2)
            order by seat_id for update`,
    values: [wish.showId, seatIds],
  });
  const now = new Date();
  const free = rows.filter(({ taken_until: until }) => until === null || until <= now);
  if (free.length < seatIds.length) return false;
  await client.query({
    name: 'mark',
    text: `update bench.chairs set hold_id = $3, taken_until = $4
            where show_id = $1 and seat_id = any($2)`,
    values: [wish.showId, seatIds, holdId, later()],
  });
  return true;
}

function later(): Date {
  return new Date(Date.now() + HOLD_MS);
}

const take = process.env['STRATEGY'] === 'row-locks' ? lockSeats : takeSeats;

async function hold(wish: Wish, holdId: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const taken = await take(client, wish, holdId);
    if (taken) {
      await client.query({
        name: 'hold',
        text: `insert into bench.holds (hold_id, buyer_id, show_id, seat_ids, quote, created_at, expires_at)
               values ($1, $2, $3, $4, $5, $6, $7)`,
        values: [holdId, 'usr_anybody', wish.showId, wish.seatIds, quote, new Date(), later()],
      });
    }
    await client.query(taken ? 'commit' : 'rollback');
    return taken;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const app = fastify();
app.get('/readyz', async () => 'ready');
app.post('/api/v1/holds', async ({ body, headers }, reply) => {
  const holdId = `hld_${process.env['STRATEGY']}-${String(headers['idempotency-key'])}`;
  reply.code((await hold(body as Wish, holdId)) ? 201 : 409);
  return answer;
});
process.on('SIGTERM', () => process.exit(0));
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
