import type { OrderStatus } from '@houseful/contract/booking';
import type { OrderFilters } from '@houseful/contract/order-desk';
import type { Reach } from '@houseful/contract/staff';
import type { PlaceInTime } from '#platform/paging';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface OrderRow {
  readonly order_id: string;
  readonly version: number;
  /** Of two tellings of one version the later: 0 ended unpaid, 1 paid or come to nothing, 2 cancelled. */
  readonly state: number;
  readonly organisation_id: string;
  readonly venue_id: string | null;
  readonly show_id: string;
  readonly title_name: string;
  readonly venue_name: string;
  readonly screen_name: string;
  readonly starts_at: Date;
  readonly time_zone: string;
  readonly status: OrderStatus;
  readonly at: Date;
  readonly channel: 'web' | 'counter';
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly ticket_code: string | null;
  readonly seat_ids: string[];
  readonly total: number;
  readonly refunded: number;
  readonly currency: string;
  readonly words: string;
}

const COLUMNS = `order_id, version, state, organisation_id, venue_id, show_id, title_name, venue_name,
  screen_name, starts_at, time_zone, status, at, channel, name, email, phone, ticket_code, seat_ids,
  total, refunded, currency, words`;
/** What the list shows: all but what it is found by. */
const SHOWN = COLUMNS.replace(', words', '');
const CHANGING = COLUMNS.split(/,\s+/).filter((column) => column !== 'order_id');

/** Keeps of each order the latest that was told; whatever is older changes nothing. Each order once. */
export function saveOrders(tx: Tx, orders: readonly OrderRow[]): void {
  tx.write({
    name: 'order-desk.save-orders',
    text: `insert into order_desk.orders as known (${COLUMNS})
           select ${COLUMNS}
             from json_to_recordset($1::json) as n (
                    order_id text, version int, state int, organisation_id text, venue_id text,
                    show_id text, title_name text, venue_name text, screen_name text,
                    starts_at timestamptz, time_zone text, status text, at timestamptz, channel text,
                    name text, email text, phone text, ticket_code text, seat_ids text[],
                    total bigint, refunded bigint, currency text, words text)
            order by order_id
           on conflict (order_id) do update
              set ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}
            where (known.version, known.state) < (excluded.version, excluded.state)`,
    values: [JSON.stringify(orders)],
  });
}

export interface Wanted {
  readonly filters: Omit<OrderFilters, 'q'>;
  readonly orderId: string | null;
  /** For each word its pieces, of which one must be there. */
  readonly pieces: readonly (readonly string[])[];
  /** Where the page begins. */
  readonly after: PlaceInTime | undefined;
  readonly rowsMax: number;
}

/** Orders within the reach, the newest first. */
export async function findOrders(db: Queryable, reach: Reach, wanted: Wanted): Promise<OrderRow[]> {
  const { filters, orderId, pieces, after, rowsMax } = wanted;
  const reached = reach.filter(
    ({ organisationId }) => (filters.organisationId ?? organisationId) === organisationId,
  );
  if (reached.length === 0) return [];
  const values: unknown[] = [rowsMax];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [withinReach(reached, given)];
  const equal = {
    order_id: orderId ?? undefined,
    status: filters.status,
    venue_id: filters.venueId,
    show_id: filters.showId,
    channel: filters.channel,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) conditions.push(`o.${column} = ${given(value)}`);
  }
  if (filters.from) conditions.push(`o.at >= ${given(filters.from)}::timestamptz`);
  if (filters.until) conditions.push(`o.at < ${given(filters.until)}::timestamptz`);
  for (const alternatives of pieces) {
    const likes = alternatives.map((piece) => `o.words like ${given(likeOf(piece))}`);
    conditions.push(`(${likes.join(' or ')})`);
  }
  if (after) {
    const [at, last] = [given(after.at), given(after.id)];
    conditions.push(`(o.at, o.order_id) < (${at}::timestamptz, ${last}::text)`);
  }
  // Unnamed: each is planned for what it asks, by how rare its words are.
  return db.rows<OrderRow>({
    text: `select ${SHOWN} from order_desk.orders o
            where ${conditions.join('\n              and ')}
            order by o.at desc, o.order_id desc
            limit $1`,
    values,
  });
}

/**
 * As `reaches` of the contract says it, an equation for each organisation: of one of them the newest orders are read in their
 * order, and no row is looked at twice.
 */
function withinReach(reach: Reach, given: (value: unknown) => string): string {
  const each = reach.map(({ organisationId, venueIds }) => {
    const whole = `o.organisation_id = ${given(organisationId)}`;
    return venueIds === null ? whole : `${whole} and o.venue_id = any(${given(venueIds)}::text[])`;
  });
  return each.length === 1 ? (each[0] as string) : `(${each.join(' or ')})`;
}

function likeOf(piece: string): string {
  return `%${piece.replace(/[\\%_]/g, '\\$&')}%`;
}
