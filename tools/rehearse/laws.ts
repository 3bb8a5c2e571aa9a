import type { OrderDetails } from '@houseful/contract/booking';
import { drawIn } from '@houseful/line/draw';
import { checkPublished } from '@houseful/line/read-proof';
import { portableDigests } from '@houseful/line/sha256';
import type { Ledger, Seen, Visit } from './ledger.ts';
import type { Played } from './rehearsal.ts';

/** Something that must hold, how often it was looked at, and where it did not. */
export interface Law {
  readonly name: string;
  readonly counted: string;
  readonly faults: readonly string[];
}

const FAULTS_TOLD_MAX = 5;

export function judgeLaws(played: Played): Law[] {
  const { ledger, orders, first, last, desk } = played;
  return [
    noSeatTwice(orders),
    stockMatches(orders, first.sales.seatsUnsold - last.sales.seatsUnsold),
    moneyIsTickets(ledger, orders),
    neverAboveTheCap(ledger),
    insideByTheirOwnAccount(ledger.visits, first.pace.activeMax),
    callsInNoInterval(played),
    servingNeverGoesBack(ledger.seen),
    nobodyBeforeTheirTurn(played),
    everybodyIsAccountedFor(ledger.visits),
    placeShownIsPlaceAnswered(ledger),
    joiningAgainKeepsThePlace(ledger),
    drawCanBeComputedAgain(played),
    botsGetNothing(ledger, desk.refusals.length),
    nothingElseWentWrong(ledger),
  ];
}

function law(name: string, counted: string, faults: readonly string[]): Law {
  return { name, counted, faults };
}

export function noSeatTwice(orders: ReadonlyMap<string, OrderDetails>): Law {
  const owners = new Map<string, string>();
  const faults: string[] = [];
  for (const { orderId, status, seatIds } of orders.values()) {
    if (status !== 'CONFIRMED') continue;
    for (const seatId of seatIds) {
      if (owners.has(seatId)) faults.push(`${seatId} in ${owners.get(seatId)} and ${orderId}`);
      owners.set(seatId, orderId);
    }
  }
  return law('No seat is sold twice', `${owners.size} seats`, faults);
}

function confirmed(orders: ReadonlyMap<string, OrderDetails>): OrderDetails[] {
  return [...orders.values()].filter(({ status }) => status === 'CONFIRMED');
}

function stockMatches(orders: ReadonlyMap<string, OrderDetails>, gone: number): Law {
  const sold = confirmed(orders).reduce((sum, { seatIds }) => sum + seatIds.length, 0);
  const faults = sold === gone ? [] : [`${sold} seats are in paid orders, ${gone} have gone`];
  return law('The stock went down by what was sold', `${gone} seats`, faults);
}

export function moneyIsTickets(
  { visits, promised }: Pick<Ledger, 'visits' | 'promised'>,
  orders: ReadonlyMap<string, OrderDetails>,
): Law {
  const faults: string[] = [];
  let amount = 0;
  for (const order of confirmed(orders)) {
    const lines = order.quote.lines.reduce((sum, { price }) => sum + price.amount, 0);
    amount += order.total.amount;
    if (lines !== order.total.amount) {
      faults.push(`${order.orderId} cost ${order.total.amount}, its seats ${lines}`);
    }
    if (order.tickets.length !== order.seatIds.length) {
      faults.push(
        `${order.orderId}: ${order.tickets.length} tickets, ${order.seatIds.length} seats`,
      );
    }
  }
  for (const { bought } of visits) {
    if (!bought) continue;
    const order = orders.get(bought.orderId);
    if (order?.status !== 'CONFIRMED' || order.tickets.length !== bought.tickets) {
      faults.push(`${bought.orderId} was told to be paid, and is ${order?.status ?? 'unknown'}`);
    }
  }
  for (const orderId of promised) {
    const order = orders.get(orderId);
    if (order?.status === 'CONFIRMED' || order?.refund) continue;
    faults.push(`${orderId}: the bank was silent, and it is ${order?.status ?? 'unknown'}`);
  }
  const counted = `${confirmed(orders).length} paid orders, ${amount / 100} in all; ${promised.size} silent banks`;
  return law('Money taken is tickets given, also when the bank was silent', counted, faults);
}

export function neverAboveTheCap({ seen }: Pick<Ledger, 'seen'>): Law {
  const faults = seen.flatMap(({ status: { pace, asOf } }) =>
    pace.active + pace.called <= pace.activeMax
      ? []
      : [`${pace.active} inside and ${pace.called} called of ${pace.activeMax} at ${asOf}`],
  );
  const most = Math.max(0, ...seen.map(({ status: { pace } }) => pace.active + pace.called));
  return law(
    'Never more inside or called than the cap',
    `${seen.length} looks, at most ${most}`,
    faults,
  );
}

/** From being let in, as answered, to the last step before paying, as sent: less than the house counts, never more. */
export function insideByTheirOwnAccount(visits: readonly Visit[], cap: number): Law {
  const steps = visits.flatMap(({ insideFromMs, insideToMs }) =>
    insideFromMs === null || insideToMs === null
      ? []
      : [
          { atMs: insideFromMs, by: 1 },
          { atMs: insideToMs, by: -1 },
        ],
  );
  steps.sort((a, b) => a.atMs - b.atMs || a.by - b.by);
  let inside = 0;
  let most = 0;
  for (const { by } of steps) most = Math.max(most, (inside += by));
  const faults = most > cap ? [`${most} were inside at once, the cap is ${cap}`] : [];
  return law(
    'Nor by the account of those inside',
    `${steps.length / 2} stays, at most ${most}`,
    faults,
  );
}

interface Ranked {
  readonly visit: Visit;
  readonly rank: number;
}

function rankedVisits({ ledger, last }: Pick<Played, 'ledger' | 'last'>): Ranked[] {
  const draw = drawIn(last, portableDigests);
  return ledger.visits.flatMap((visit) => {
    const rank = visit.number === null ? null : (draw?.rankOf(visit.number) ?? null);
    return rank === null ? [] : [{ visit, rank }];
  });
}

/**
 * How many were called within an interval, at each status. Counted are ranks whose people stayed until
 * they were called: what the house may have counted at least.
 */
export function calledWithinInterval(
  played: Pick<Played, 'ledger' | 'first' | 'last'>,
): { atMs: number; called: number }[] {
  const { intervalMs } = played.first.pace;
  const ranked = rankedVisits(played);
  const stayed = new Uint8Array(Math.max(1, ...ranked.map(({ rank }) => rank + 1)));
  for (const { visit, rank } of ranked) if (visit.end !== 'left') stayed[rank] = 1;
  const calledBefore: number[] = [0];
  for (const [rank, one] of stayed.entries()) {
    calledBefore.push((calledBefore[rank] ?? 0) + one);
  }
  const points = played.ledger.seen.map(({ atMs, status: { asOf, line } }) => ({
    atMs,
    asOfMs: Date.parse(asOf),
    called: (calledBefore[Math.min(line.serving, stayed.length)] ?? 0) + line.returned.serving,
  }));
  let from = 0;
  return points.map(({ atMs, asOfMs, called }) => {
    while ((points[from]?.asOfMs ?? 0) < asOfMs - intervalMs) from += 1;
    return { atMs, called: called - (points[from]?.called ?? 0) };
  });
}

function callsInNoInterval(played: Played): Law {
  const { placesPerInterval, intervalMs } = played.first.pace;
  const windows = calledWithinInterval(played).map(({ called }) => called);
  return law(
    'In no interval are more called than the pace',
    `${windows.length} windows of ${intervalMs / 1_000} s, at most ${Math.max(0, ...windows)} of ${placesPerInterval}`,
    windows.flatMap((called) =>
      called > placesPerInterval ? [`${called} within ${intervalMs} ms`] : [],
    ),
  );
}

export function servingNeverGoesBack(seen: readonly Seen[]): Law {
  const faults = seen.slice(1).flatMap(({ status: { line } }, at) => {
    const before = seen[at]?.status.line;
    const isBack =
      before && (line.serving < before.serving || line.returned.serving < before.returned.serving);
    return isBack ? [`from ${before.serving} to ${line.serving}`] : [];
  });
  return law('The serving number never goes back', `${seen.length} looks`, faults);
}

/** Who was let in had been called, by the next status that everybody could read. */
function nobodyBeforeTheirTurn(played: Played): Law {
  const { seen } = played.ledger;
  const admitted = rankedVisits(played).filter(({ visit }) => visit.insideFromMs !== null);
  const faults = admitted.flatMap(({ visit, rank }) => {
    const next = seen.find(({ atMs }) => atMs >= (visit.insideFromMs ?? 0)) ?? seen.at(-1);
    const serving = next?.status.line.serving ?? 0;
    return rank < serving || visit.cameBack ? [] : [`rank ${rank} was in at serving ${serving}`];
  });
  return law('Nobody is let in before their turn', `${admitted.length} let in`, faults);
}

export function everybodyIsAccountedFor(visits: readonly Visit[]): Law {
  const silent = visits.filter(({ end }) => end === null);
  const waiting = visits.filter(({ end }) => end === 'sent-home');
  const faults = [
    ...silent.map(({ buyer }) => `buyer ${buyer} never heard how it ended`),
    ...(waiting.length > 0
      ? [`${waiting.length} still waited when the time was over: a faster pace, or more time`]
      : []),
  ];
  return law('Everybody got a turn, or was told', `${visits.length} people`, faults);
}

function placeShownIsPlaceAnswered({ places }: Ledger): Law {
  const counted = `${places.same + places.different.length} places`;
  return law('The place shown is the place answered', counted, places.different);
}

function joiningAgainKeepsThePlace({ joinsAgain: { same, different } }: Ledger): Law {
  const faults = different > 0 ? [`${different} got another place or none`] : [];
  return law('Joining again keeps the place', `${same + different} times`, faults);
}

/** Proof, commitment and everybody's rank, by the second reading of the algorithm that browsers use. */
function drawCanBeComputedAgain(played: Played): Law {
  const { proof, first } = played;
  const noted = first.announcement?.commitment ?? null;
  const result = checkPublished(proof, noted, portableDigests);
  const faults = result.checks.flatMap((check) => (check.ok ? [] : [JSON.stringify(check)]));
  const ranks = rankedVisits(played).map(({ rank }) => rank);
  if (new Set(ranks).size !== ranks.length) faults.push('two have the same rank');
  if (!result.proof) faults.push('there is no proof');
  const counted = `${result.checks.length} checks, ${ranks.length} ranks, each once`;
  return law('The draw can be computed again by anybody', counted, faults);
}

function botsGetNothing({ tries }: Ledger, reasons: number): Law {
  const faults = tries.flatMap(({ what, answer, gotIn }) => (gotIn ? [`${what}: ${answer}`] : []));
  const counted = `${tries.length} tries, ${reasons} reasons of refusal at the desk`;
  return law('Bots get nothing', counted, faults);
}

function nothingElseWentWrong({ faults, asked }: Ledger): Law {
  const bugs = asked.filter(({ status, code }) => status === 500 || code === 'bug').length;
  return law('Nothing else went wrong', `${asked.length} requests`, [
    ...[...faults].map(([what, count]) => `${count} times: ${what}`),
    ...(bugs > 0 ? [`${bugs} answers were a bug of the house`] : []),
  ]);
}

/** The first ones, and how many more. */
export function tellFaults({ faults }: Law): string[] {
  const more = faults.length - FAULTS_TOLD_MAX;
  return [...faults.slice(0, FAULTS_TOLD_MAX), ...(more > 0 ? [`and ${more} more`] : [])];
}
