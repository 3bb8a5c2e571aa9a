import { systemClock } from '#platform/clock';
import { seededRandom } from '#platform/random';
import { ROWS, SEATS_PER_ROW, SHOWS } from '#test/drills/box-office';
import type { Visit } from '#test/drills/ledger';
import type { Answer, Line } from '#test/drills/line';

/** A buyer whose visit has not come right by then never will. */
const PATIENCE_MS = 90_000;

/** What buyers do with an order, and how often. */
const PLANS = [
  ...Array.from({ length: 12 }, () => 'pay' as const),
  ...(['pay twice', 'pay twice', 'decline first', 'pay late', 'release', 'cancel unpaid'] as const),
  ...(['cancel paid', 'cancel paid'] as const),
];
/** Without those whose money takes 20 s. */
const QUICK_PLANS = PLANS.filter((plan) => plan !== 'pay late');
const WEBHOOKS = ['normal', 'twice', 'never', 'before'] as const;

export interface StormSize {
  readonly buyers: number;
  /** How long the storm blows before the strike, and again after service is back. */
  readonly beforeMs: number;
  readonly afterMs: number;
  /** Nobody's bank is silent: the books can be closed sooner. */
  readonly quick?: true;
}

export interface Storm {
  /** Everything that was acknowledged, in the order of beginning. */
  readonly visits: readonly Visit[];
  /** Lets each buyer finish the visit under way, and resolves when all have. */
  end(): Promise<void>;
}

/** Buyers who come again and again until the storm ends, each insisting with the same key until it is answered. */
export async function beginStorm(
  line: Line,
  { buyers, quick }: StormSize,
  seed: string,
): Promise<Storm> {
  const visits: Visit[] = [];
  const random = seededRandom(seed);
  const below = (count: number) => random.bytes(4).readUInt32BE() % count;
  const pick = <T>(choices: readonly T[]) => choices[below(choices.length)] as T;
  let blowing = true;

  async function guest(): Promise<string> {
    const until = performance.now() + PATIENCE_MS;
    const { status, body } = await line.insist('POST', '/auth/guest', { body: {} }, until);
    if (status !== 201) throw new Error(`a guest was answered ${status}`);
    return String(body['accessToken']);
  }

  /** Two neighbours somewhere, wanted from left to right or from right to left, or any two seats. */
  function wish(): Record<string, unknown> {
    const showId = pick(SHOWS);
    if (below(10) === 0) return { showId, quantity: 2 };
    const row = pick(ROWS.split(''));
    const first = below(SEATS_PER_ROW - 1) + 1;
    const pair = [`${row}${first}`, `${row}${first + 1}`];
    return { showId, seatIds: below(2) ? pair : pair.toReversed() };
  }

  async function visitOnce(visit: Visit): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    const { token, key } = visit;
    const ask = (method: string, path: string, body?: unknown) =>
      line.insist(method, path, { token, key, ...(body === undefined ? {} : { body }) }, until);
    const plan = pick(quick ? QUICK_PLANS : PLANS);

    const held = await ask('POST', '/holds', wish());
    if (held.status === 409) return;
    const { holdId, showId, seatIds } = expectStatus(held, 201).body as unknown as NonNullable<
      Visit['hold']
    >;
    visit.hold = { holdId, showId, seatIds };
    if (plan === 'release') {
      expectStatus(await ask('DELETE', `/holds/${holdId}`), 204);
      visit.released = true;
      return;
    }

    const placed = expectStatus(await ask('POST', '/orders', { holdId }), 201);
    const orderId = String(placed.body['orderId']);
    visit.order = { orderId, amount: (placed.body['total'] as { amount: number }).amount };
    const cancel = async () => {
      const { body } = expectStatus(await ask('POST', `/orders/${orderId}/cancel`, {}), 200);
      const refund = body['refund'] as { amount: { amount: number } } | null;
      visit.cancelled = { refund: refund?.amount.amount ?? 0 };
    };
    if (plan === 'cancel unpaid') return cancel();

    const pay = (answer: string) =>
      ask('POST', `/orders/${orderId}/confirm-payment`, {
        paymentToken: `${answer}+webhook_${pick(WEBHOOKS)}`,
      });
    if (plan === 'pay late') {
      const answer = await pay('tok_timeout');
      visit.promised = true;
      // Asked again after a lost answer, the bank may have taken the money meanwhile.
      if (answer.status !== 503) visit.paid = codesOf(expectStatus(answer, 200));
      return;
    }
    if (plan === 'decline first') {
      expectStatus(await untilTheBankSpeaks(() => pay('tok_decline'), until), 402);
    }
    const answers = await Promise.all(
      Array.from({ length: plan === 'pay twice' ? 2 : 1 }, () =>
        untilTheBankSpeaks(() => pay('tok_success'), until),
      ),
    );
    const [codes = [], again = codes] = answers.map((answer) => codesOf(expectStatus(answer, 200)));
    if (again.join() !== codes.join()) throw new Error('the same payment gave other tickets');
    visit.paid = codes;
    if (plan === 'cancel paid') await cancel();
  }

  async function buyer(number: number): Promise<void> {
    const token = await guest();
    for (let turn = 0; blowing; turn++) {
      const visit: Visit = { buyer: number, token, key: `visit-${number}-${turn}` };
      visits.push(visit);
      try {
        await visitOnce(visit);
      } catch (error) {
        visit.wrong = (error as Error).message;
      }
      visit.done = true;
    }
  }

  const underWay = Array.from({ length: buyers }, (_, number) => buyer(number));
  const all = Promise.all(underWay);
  all.catch(() => undefined);
  return {
    visits,
    end: async () => {
      blowing = false;
      await all;
    },
  };
}

/** The bank's word may be out still, for a moment: then the buyer asks again. */
async function untilTheBankSpeaks(pay: () => Promise<Answer>, until: number): Promise<Answer> {
  for (;;) {
    const answer = await pay();
    if (answer.status !== 503 || performance.now() > until) return answer;
    await systemClock.sleep(Number(answer.retryAfter ?? 1) * 1_000);
  }
}

function codesOf({ body }: Answer): string[] {
  return (body['tickets'] as { code: string }[]).map(({ code }) => code).toSorted();
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  const { code, detail } = answer.body;
  throw new Error(`${answer.status} ${String(code ?? '')} ${String(detail ?? '')}`.trim());
}
