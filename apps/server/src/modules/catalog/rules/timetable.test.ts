import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpenFor, type Week } from './opening.ts';
import {
  clashesOf,
  overlap,
  type ShowOnScreen,
  timesOf,
  type WantedOn,
  type WantedShow,
} from './timetable.ts';
import { addDays, timeOf } from './zone-time.ts';

const NOW = new Date('2026-01-01T00:00:00.000Z');
const DAY = { opens: '09:00', closes: '23:30' };
const NIGHT = { opens: '10:00', closes: '02:00' };

function on(
  changes: {
    readonly venue?: Partial<WantedOn['venue']>;
    readonly screen?: Partial<WantedOn['screen']>;
    readonly title?: Partial<WantedOn['title']>;
    readonly now?: Date;
  } = {},
): WantedOn {
  return {
    venue: {
      organisationId: 'org_a',
      timeZone: 'Europe/Berlin',
      openingHours: null,
      ...changes.venue,
    },
    screen: {
      ...{ preShowMinutes: 15, cleanUpMinutes: 20, startGridMinutes: 5 },
      ...{ isRetired: false, seatMapId: 'smp_1', ...changes.screen },
    },
    title: {
      ...{ organisationId: 'org_a', shared: false, publishedAt: NOW, endedAt: null },
      ...{ licenceFrom: null, licenceUntil: null, releaseDate: '2026-01-01', ...changes.title },
    },
    now: changes.now ?? NOW,
  };
}

function wanted(localDate: string, localTime: string, durationMinutes = 120): WantedShow {
  return { showId: null, titleName: 'New', localDate, localTime, durationMinutes };
}

function there(showId: string, show: WantedShow, where = on()): ShowOnScreen {
  const times = timesOf(show, where.venue.timeZone, where.screen);
  if (!times) throw new Error('the clocks never show that');
  const { localDate, localTime } = show;
  return { showId, titleName: 'Old', localDate, localTime, occupied: times.occupied };
}

const reasons = (...args: Parameters<typeof clashesOf>) =>
  clashesOf(...args).map(({ reason }) => reason);

describe('the screen', () => {
  // 18:00 to 20:00, so that it is kept from 17:45 until 20:20.
  const old = there('shw_old', wanted('2026-07-01', '18:00'));

  test.each([
    ['20:35', []],
    ['20:30', ['overlap']],
    ['15:25', []],
    ['15:30', ['overlap']],
    ['18:00', ['overlap']],
  ])('a show of two hours at %s clashes: %j', (localTime, expected) => {
    expect(reasons(wanted('2026-07-01', localTime), on(), [old])).toEqual(expected);
  });

  test('who is in the way is named', () => {
    expect(clashesOf(wanted('2026-07-01', '19:00'), on(), [old])).toEqual([
      {
        reason: 'overlap',
        with: { showId: 'shw_old', titleName: 'Old', localDate: '2026-07-01', localTime: '18:00' },
      },
    ]);
  });

  test('a show is not in its own way', () => {
    const self = { ...wanted('2026-07-01', '18:10'), showId: 'shw_old' };
    expect(reasons(self, on(), [old])).toEqual([]);
  });

  test('a night with an hour more has room for an hour more, one with an hour less has not', () => {
    const back = there('shw_back', wanted('2026-10-25', '00:30'));
    // 00:30 to 02:30 the first time, clean at 02:50; 03:30 is then one hour and forty minutes later.
    expect(reasons(wanted('2026-10-25', '03:30'), on(), [back])).toEqual([]);
    const forth = there('shw_forth', wanted('2026-03-29', '00:30'));
    expect(reasons(wanted('2026-03-29', '03:30'), on(), [forth])).toEqual(['overlap']);
    expect(reasons(wanted('2026-03-29', '04:05'), on(), [forth])).toEqual([]);
  });

  test.each([
    [{ isRetired: true }, 'screen-retired'],
    [{ seatMapId: null }, 'no-seat-map'],
    [{ startGridMinutes: 15 }, 'off-grid'],
  ])('%j: %s', (screen, reason) => {
    expect(reasons(wanted('2026-07-01', '18:05'), on({ screen }), [])).toEqual([reason]);
  });
});

describe('the clock', () => {
  test('a time that the clocks skip is none', () => {
    expect(reasons(wanted('2026-03-29', '02:30'), on(), [])).toEqual(['skipped-hour']);
  });

  test('what has begun cannot be added', () => {
    const now = new Date('2026-07-01T16:00:00.000Z');
    expect(reasons(wanted('2026-07-01', '18:00'), on({ now }), [])).toEqual(['past']);
    expect(reasons(wanted('2026-07-01', '18:05'), on({ now }), [])).toEqual([]);
  });
});

describe('the title', () => {
  test.each([
    [{ publishedAt: null }, 'title-draft'],
    [{ endedAt: NOW }, 'title-ended'],
    [{ organisationId: 'org_b' }, 'title-not-shared'],
    [{ licenceUntil: '2026-06-30' }, 'outside-licence'],
    [{ licenceFrom: '2026-07-02' }, 'outside-licence'],
    [{ releaseDate: '2026-07-02' }, 'not-released'],
  ])('%j: %s', (title, reason) => {
    expect(reasons(wanted('2026-07-01', '18:00'), on({ title }), [])).toEqual([reason]);
  });

  test('every reason is named at once', () => {
    const old = there('shw_old', wanted('2026-07-01', '18:00'));
    const where = on({ title: { releaseDate: '2026-08-01' }, screen: { startGridMinutes: 30 } });
    expect(reasons(wanted('2026-07-01', '18:10'), where, [old])).toEqual([
      'not-released',
      'off-grid',
      'overlap',
    ]);
  });
});

describe('the opening hours', () => {
  const always = (hours: typeof DAY | null): Week => Array.from({ length: 7 }, () => hours);

  test.each([
    // The doors open at opening; the end is at closing, and cleaning goes on.
    ['09:15', 120, true],
    ['09:10', 120, false],
    ['21:30', 120, true],
    ['21:35', 120, false],
  ])('by day, %s and %d minutes: %s', (localTime, minutes, fits) => {
    const where = on({ venue: { openingHours: always(DAY) } });
    expect(reasons(wanted('2026-07-01', localTime, minutes), where, [])).toEqual(
      fits ? [] : ['closed'],
    );
  });

  test.each([
    ['2026-07-04', '00:00', 120, true],
    ['2026-07-04', '00:05', 120, false],
    ['2026-07-03', '22:30', 210, true],
    ['2026-07-05', '00:00', 60, false],
  ])('past midnight of a Friday, %s %s and %d minutes: %s', (date, time, minutes, fits) => {
    // Open on Friday alone, into Saturday.
    const openingHours: Week = [null, null, null, null, NIGHT, null, null];
    const where = on({ venue: { openingHours } });
    expect(reasons(wanted(date, time, minutes), where, [])).toEqual(fits ? [] : ['closed']);
  });

  test('who closes when the next day opens never closes', () => {
    const hours = always({ opens: '06:00', closes: '06:00' });
    const from = new Date('2026-10-24T20:00:00.000Z');
    const until = new Date('2026-10-26T12:00:00.000Z');
    expect(isOpenFor(hours, { from, until }, 'Europe/Berlin')).toBe(true);
  });
});

describe('no timetable that was accepted overlaps', () => {
  const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
  // A week around each change of clocks, and one without any.
  const WEEKS = ['2026-03-25', '2026-10-21', '2026-03-04', '2026-10-28', '2026-06-10'];
  const show = fc.record({
    day: fc.integer({ min: 0, max: 7 }),
    minute: fc.integer({ min: 0, max: 287 }).map((step) => step * 5),
    durationMinutes: fc.integer({ min: 1, max: 300 }),
  });

  test('whatever is wanted, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...WEEKS),
        fc.array(show, { minLength: 2, maxLength: 60 }),
        (timeZone, week, shows) => {
          const where = on({ venue: { timeZone } });
          const kept: ShowOnScreen[] = [];
          for (const [index, { day, minute, durationMinutes }] of shows.entries()) {
            const next = wanted(addDays(week, day), timeOf(minute), durationMinutes);
            if (clashesOf(next, where, kept).length > 0) continue;
            kept.push(there(`shw_${index}`, next, where));
          }
          for (const [index, a] of kept.entries()) {
            expect(kept.slice(index + 1).some((b) => overlap(a.occupied, b.occupied))).toBe(false);
          }
        },
      ),
    );
  });

  test('and what was refused as taken does overlap something', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), show, show, (timeZone, first, second) => {
        const where = on({ venue: { timeZone } });
        const at = ({ day, minute, durationMinutes }: typeof first) =>
          wanted(addDays('2026-06-10', day), timeOf(minute), durationMinutes);
        const old = there('shw_old', at(first), where);
        const clashes = clashesOf(at(second), where, [old]);
        const other = there('shw_new', at(second), where);
        expect(clashes.length > 0).toBe(overlap(old.occupied, other.occupied));
      }),
    );
  });
});
