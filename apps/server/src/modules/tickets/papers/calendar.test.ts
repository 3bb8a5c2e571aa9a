import { describe, expect, test } from 'vitest';
import { orderPaper } from '../order.fixture.ts';
import { orderCalendar } from './calendar.ts';
import { vtimezone } from './vtimezone.ts';

/** Content lines, unfolded, as name (with parameters) and value. */
function readCalendar(text: string): [name: string, value: string][] {
  return text
    .replace(/\r\n /g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)];
    });
}

function valueOf(text: string, name: string): string | undefined {
  return readCalendar(text).find(([key]) => key === name)?.[1];
}

describe('the calendar entry', () => {
  const text = orderCalendar(orderPaper({}, [{ number: '12' }, { number: '13' }]));

  test('is at the venue’s own time, with its zone spelt out', () => {
    expect(valueOf(text, 'DTSTART;TZID=Asia/Kolkata')).toBe('20261120T200000');
    expect(valueOf(text, 'DTEND;TZID=Asia/Kolkata')).toBe('20261120T224500');
    expect(valueOf(text, 'TZID')).toBe('Asia/Kolkata');
    expect(valueOf(text, 'TZOFFSETTO')).toBe('+0530');
  });

  test('says what, where and which seats, and rings two hours before', () => {
    expect(valueOf(text, 'SUMMARY')).toBe('Dangal');
    expect(valueOf(text, 'LOCATION')).toBe(
      String.raw`Screen 4\, PVR Icon\, Phoenix Palladium\, 462 Senapati Bapat Marg\, Lower Parel\, Mumbai 400013`,
    );
    expect(valueOf(text, 'DESCRIPTION')).toBe(
      String.raw`Gold · Row K · Seat 12 · Gate 2 · K7QM4PXD-1\nGold · Row K · Seat 13 · Gate 2 · K7QM4PXD-2\nOrder K7QM4PXD`,
    );
    expect(valueOf(text, 'TRIGGER')).toBe('-PT2H');
  });

  test('has the order’s UID and stamp, so that importing it again changes nothing', () => {
    expect(valueOf(text, 'UID')).toBe('ord_dangal@houseful');
    expect(valueOf(text, 'DTSTAMP')).toBe('20261120T120000Z');
    expect(orderCalendar(orderPaper())).toBe(orderCalendar(orderPaper()));
  });

  test('is opened and closed in pairs, in lines of at most 75 bytes', () => {
    const open: string[] = [];
    for (const [name, value] of readCalendar(text)) {
      if (name === 'BEGIN') open.push(value);
      if (name === 'END') expect(open.pop()).toBe(value);
    }
    expect(open).toEqual([]);
    const wide = orderCalendar(orderPaper({ titleName: 'लक्ष्मी और श्री कृष्ण '.repeat(9) }));
    for (const line of wide.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('lets no name add a line of its own', () => {
    const evil = 'Show\r\nBEGIN:VALARM\nATTACH:https://example.org,;\\';
    const lines = readCalendar(orderCalendar(orderPaper({ titleName: evil, venueName: evil })));
    expect(lines.filter(([name]) => name === 'ATTACH')).toEqual([]);
    expect(lines.filter(([, value]) => value === 'VALARM')).toHaveLength(2);
    expect(lines.find(([name]) => name === 'SUMMARY')?.[1]).toBe(
      String.raw`Show\nBEGIN:VALARM\nATTACH:https://example.org\,\;\\`,
    );
  });
});

describe('the zone of an event', () => {
  test('is what holds when it starts', () => {
    const winter = vtimezone('Europe/Berlin', '2026-11-20T19:00:00Z', '2026-11-20T21:00:00Z');
    expect(valueOf(winter, 'TZOFFSETTO')).toBe('+0100');
    expect(valueOf(winter, 'DTSTART')).toBe('20261025T030000');
    const summer = vtimezone('Europe/Berlin', '2026-07-01T18:00:00Z', '2026-07-01T21:00:00Z');
    expect(valueOf(summer, 'TZOFFSETTO')).toBe('+0200');
    expect(summer).toContain('BEGIN:DAYLIGHT');
  });

  test('also has the change that falls into a long night', () => {
    const night = vtimezone('Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z');
    expect(readCalendar(night).filter(([name]) => name === 'TZOFFSETTO')).toEqual([
      ['TZOFFSETTO', '+0200'],
      ['TZOFFSETTO', '+0100'],
    ]);
  });

  test('is fixed where clocks never changed', () => {
    const text = vtimezone('UTC', '2026-11-20T19:00:00Z', '2026-11-20T21:00:00Z');
    expect(valueOf(text, 'TZOFFSETTO')).toBe('+0000');
    expect(readCalendar(text).filter(([name]) => name === 'BEGIN')).toHaveLength(2);
  });
});
