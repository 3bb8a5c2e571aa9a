import { ICalAlarmType, ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { gateWords, type OrderPaper, seatWords } from './ticket-paper.ts';
import { vtimezone } from './vtimezone.ts';

const ALARM_HOURS_BEFORE = 2;

/**
 * The show as one calendar entry in the venue's own zone, with an alarm two hours before.
 * Its UID comes from the order: importing it again, or another ticket's, changes the same entry.
 */
export function orderCalendar({
  orderId,
  ticketCode,
  show,
  issuedAt,
  tickets,
  movedVersion = 0,
}: OrderPaper): string {
  const { timeZone, startsAt, endsAt } = show;
  const inZone = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const calendar = new ICalCalendar({
    prodId: { company: 'Houseful', product: 'Tickets', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // The zone belongs to the event; a calendar's own zone would move the stamp out of UTC.
    timezone: { name: null, generator: () => vtimezone(timeZone, startsAt, endsAt) },
  });
  calendar.createEvent({
    id: `${orderId}@houseful`,
    // Calendars take the entry with the higher one.
    sequence: movedVersion,
    stamp: Temporal.Instant.from(issuedAt),
    start: inZone(startsAt),
    end: inZone(endsAt),
    timezone: timeZone,
    summary: show.titleName,
    location: [show.screenName, show.venueName, show.venueAddress].filter(Boolean).join(', '),
    description: [
      ...tickets.map((ticket) =>
        [seatWords(ticket), gateWords(ticket.gate), ticket.code].filter(Boolean).join(' · '),
      ),
      `Order ${ticketCode}`,
    ].join('\n'),
    alarms: [{ type: ICalAlarmType.display, triggerBefore: ALARM_HOURS_BEFORE * 3600 }],
  });
  return `${calendar.toString()}\r\n`;
}
