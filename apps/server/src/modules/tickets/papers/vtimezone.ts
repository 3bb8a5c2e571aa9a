import { Temporal } from 'temporal-polyfill';

/**
 * The zone's rules as far as one event needs them: what holds when it starts, and any change
 * until it ends. Calendars that know the zone use their own; the others read this.
 * Source: RFC 5545, section 3.6.5.
 */
export function vtimezone(timeZone: string, startsAt: string, endsAt: string): string {
  const end = Temporal.Instant.from(endsAt).toZonedDateTimeISO(timeZone);
  const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
  const observances: string[] = [];
  let change = start.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  if (!change) observances.push(...fixedObservance(start));
  change ??= start.getTimeZoneTransition('next');
  while (change && change.epochMilliseconds < end.epochMilliseconds) {
    observances.push(...observance(change));
    change = change.getTimeZoneTransition('next');
  }
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances, 'END:VTIMEZONE'].join('\r\n');
}

/** For zones that never changed. */
function fixedObservance(at: Temporal.ZonedDateTime): string[] {
  return lines('STANDARD', '19700101T000000', at.offset, at);
}

function observance(change: Temporal.ZonedDateTime): string[] {
  const before = change.subtract({ nanoseconds: 1 });
  // The onset is written in the time that clocks showed before it.
  const onset = change.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  return lines(
    isSummerTime(change) ? 'DAYLIGHT' : 'STANDARD',
    onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, ''),
    before.offset,
    change,
  );
}

function lines(
  kind: 'STANDARD' | 'DAYLIGHT',
  onset: string,
  offsetFrom: string,
  to: Temporal.ZonedDateTime,
): string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${offsetFrom.replaceAll(':', '')}`,
    `TZOFFSETTO:${to.offset.replaceAll(':', '')}`,
    `END:${kind}`,
  ];
}

/** Ahead of the smaller of the year's two offsets. */
function isSummerTime(at: Temporal.ZonedDateTime): boolean {
  const midwinter = at.with({ month: 1, day: 1 }).offsetNanoseconds;
  const midsummer = at.with({ month: 7, day: 1 }).offsetNanoseconds;
  return at.offsetNanoseconds > Math.min(midwinter, midsummer);
}
