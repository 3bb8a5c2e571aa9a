import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type LineRules, publicLine } from './line.ts';
import { LineDesk } from './line-desk.fixture.ts';
import { NaiveLine } from './naive-line.fixture.ts';

/**
 * Chance tells stories of a line to the counters and to a sheet of paper, and wants to see the same
 * people called and the same answers given, and after every step the laws of the waiting room.
 */

type Story =
  | { readonly do: 'join'; readonly count: number }
  | { readonly do: 'pass' | 'clock'; readonly ms: number }
  | { readonly do: 'step' | 'pause' }
  | { readonly do: 'come' | 'leave' | 'finish'; readonly who: number }
  | { readonly do: 'rules'; readonly rules: Partial<LineRules> };

const rules = fc.record(
  {
    placesPerInterval: fc.integer({ min: 1, max: 6 }),
    activeMax: fc.integer({ min: 1, max: 8 }),
    graceMs: fc.integer({ min: 2, max: 12 }),
    placesBack: fc.nat({ max: 5 }),
  },
  { requiredKeys: [] },
);

/** A crowd: many who come, most in time. Sleepers: few, whose turns pass, who come back and sleep on. */
function storiesOf(crowd: { peopleMax: number; joinWeight: number; passMs: number }) {
  const who = fc.nat({ max: crowd.peopleMax });
  // Just past a grace, when the interval is not over, is where mistakes would hide.
  const ms = fc.oneof(fc.nat({ max: crowd.passMs }), fc.integer({ min: 6, max: 9 }));
  const when = <S extends Story>(weight: number, arbitrary: fc.Arbitrary<S>) => ({
    weight,
    arbitrary: arbitrary as fc.Arbitrary<Story>,
  });
  return fc.oneof(
    when(
      crowd.joinWeight,
      fc.record({ do: fc.constant('join' as const), count: fc.nat({ max: 6 }) }),
    ),
    when(4, fc.record({ do: fc.constant('pass' as const), ms })),
    when(6, fc.record({ do: fc.constant('step' as const) })),
    when(8, fc.record({ do: fc.constant('come' as const), who })),
    when(2, fc.record({ do: fc.constantFrom('leave' as const, 'finish' as const), who })),
    when(1, fc.record({ do: fc.constant('pause' as const) })),
    when(1, fc.record({ do: fc.constant('clock' as const), ms: fc.nat({ max: 20 }) })),
    when(1, fc.record({ do: fc.constant('rules' as const), rules })),
  );
}

const CROWD = storiesOf({ peopleMax: 40, joinWeight: 3, passMs: 12 });
const SLEEPERS = storiesOf({ peopleMax: 7, joinWeight: 1, passMs: 16 });
const anyStories = fc.oneof(
  fc.array(CROWD, { minLength: 20, maxLength: 120 }),
  fc.array(SLEEPERS, { minLength: 20, maxLength: 120 }),
);

const RULES: LineRules = {
  placesPerInterval: 3,
  intervalMs: 10,
  activeMax: 5,
  graceMs: 6,
  placesBack: 2,
  admissionMs: 15,
};

interface World {
  readonly desk: LineDesk;
  readonly paper: NaiveLine;
}

function tell({ desk, paper }: World, next: Story): void {
  const person = 'who' in next ? next.who : 0;
  if ('who' in next && person >= paper.people.length) return;
  if (next.do === 'join') {
    desk.join(next.count);
    paper.join(next.count);
  } else if (next.do === 'pass') {
    desk.passTime(next.ms);
    paper.passTime(next.ms);
  } else if (next.do === 'clock') desk.behindMs = next.ms;
  else if (next.do === 'step') step({ desk, paper });
  else if (next.do === 'pause') desk.paused = !desk.paused;
  else if (next.do === 'rules') desk.rules = { ...desk.rules, ...next.rules };
  else if (next.do === 'come') {
    expect(desk.takeTurn(person).kind).toBe(paper.takeTurn(person, desk.rules));
  } else if (next.do === 'leave') {
    desk.leave(person);
    paper.leave(person);
  } else {
    desk.finish(person);
    paper.finish(person);
  }
}

/** Serving never goes back; both limits hold; and not one place fewer is called than they allow. */
function step({ desk, paper }: World): void {
  const before = desk.line;
  const called = desk.step();
  if (desk.paused) return;
  const expected = paper.step(desk.rules);
  expect(called).toBe(expected.length);
  const { placesPerInterval, intervalMs, activeMax } = desk.rules;
  expect(desk.line.serving).toBeGreaterThanOrEqual(before.serving);
  expect(desk.line.returned.serving).toBeGreaterThanOrEqual(before.returned.serving);
  const inside = paper.count('inside', 'called');
  const lately = paper.calledSince(paper.nowMs - intervalMs);
  if (called > 0) {
    expect(inside).toBeLessThanOrEqual(activeMax);
    expect(lately).toBeLessThanOrEqual(placesPerInterval);
  }
  const isLimited = inside >= activeMax || lately >= placesPerInterval;
  expect(isLimited || paper.count('waiting') === 0).toBe(true);
}

/** What each browser shows is what the server would answer, and the tallies are right. */
function compare({ desk, paper }: World): void {
  expect(desk.active()).toBe(paper.count('inside'));
  expect(desk.pace().called).toBe(paper.count('called'));
  const turns = (isReturned: boolean, isEmpty: boolean): number =>
    paper.queue.filter((turn) => turn.isReturned === isReturned && turn.isEmpty === isEmpty).length;
  const { leftWaiting, returnedWaiting } = publicLine(desk.line);
  expect({ leftWaiting, returnedWaiting }).toEqual({
    leftWaiting: turns(false, true),
    returnedWaiting: turns(true, false),
  });
  const shown = { waiting: 'waiting', called: 'turn', missed: 'missed', out: 'out' } as const;
  for (const { rank, state, calls } of paper.people) {
    if (state === 'waiting' || state === 'called' || state === 'missed' || state === 'out') {
      const place = desk.placeShown(rank);
      expect(place.state).toBe(shown[state]);
      if (place.state === 'waiting') {
        const ahead = paper.queue.slice(
          0,
          paper.queue.findIndex(({ person }) => person.rank === rank),
        );
        const people = ahead.filter(({ isEmpty }) => !isEmpty).length;
        expect(place.placesAhead).toBeGreaterThanOrEqual(people);
        expect(place.peopleAhead).toBeLessThanOrEqual(place.placesAhead);
        const isExact = paper.queue.every(({ isEmpty }) => !isEmpty);
        if (isExact && rank >= desk.line.returned.lastTurn) expect(place.peopleAhead).toBe(people);
        if (calls === 0) expect(place.place).toBe(rank + 1);
      }
    }
  }
  // Nobody who just waits, or leaves, or never comes, costs a row.
  const known = paper.people.filter(({ rank }) => {
    const { admission, returned } = desk.holder(rank);
    return admission || returned;
  });
  const seen = paper.people.filter(({ admissions, cameBack }) => admissions > 0 || cameBack);
  expect(known).toEqual(seen);
}

const STORIES = Number(process.env['MODEL_RUNS'] ?? 400);

test.prop([anyStories], { numRuns: STORIES })(
  'counters call the same people and give the same answers as a list of everybody',
  (stories) => {
    const world = { desk: new LineDesk(RULES), paper: new NaiveLine() };
    for (const next of stories) {
      tell(world, next);
      compare(world);
    }
  },
);

test.prop([anyStories], { numRuns: STORIES })(
  'whatever happened: who stays and comes when called is let in once, in the order of the line',
  (stories) => {
    const world = { desk: new LineDesk(RULES), paper: new NaiveLine() };
    const { desk, paper } = world;
    for (const next of stories) tell(world, next);
    desk.paused = false;
    const order = paper.queue.filter(({ isEmpty }) => !isEmpty).map(({ person }) => person.rank);
    const before = new Map(paper.people.map(({ rank, admissions }) => [rank, admissions]));
    const letIn: number[] = [];
    const come = (): void => {
      for (const rank of [...order]) {
        if (letIn.includes(rank) || desk.placeShown(rank).state !== 'turn') continue;
        tell(world, { do: 'come', who: rank });
        letIn.push(rank);
      }
    };
    for (let i = 0; i < 40 * (paper.people.length + 1) && letIn.length < order.length; i += 1) {
      step(world);
      come();
      tell(world, { do: 'pass', ms: 1 });
    }
    expect(letIn).toEqual(order);
    for (const { rank, admissions } of paper.people) {
      expect(admissions - (before.get(rank) as number)).toBe(order.includes(rank) ? 1 : 0);
      expect(admissions).toBeLessThanOrEqual(1);
    }
    tell(world, { do: 'pass', ms: 100 });
    step(world);
    expect(desk.isEmpty()).toBe(true);
  },
);
