import { expect, it } from 'vitest';
import { dayOf, oneOf, textOf, withParams } from './search-params.ts';

const params = (text: string) => new URLSearchParams(text);

it('changes what is named and keeps the rest', () => {
  const before = params('q=asha&status=CANCELLED&day=2026-11-22&page=2');
  const next = withParams(before, { status: undefined, day: null, page: '', venueId: 'ven_2' });
  expect(next.toString()).toBe('q=asha&venueId=ven_2');
  expect(before.get('status')).toBe('CANCELLED');
});

it('reads what it knows', () => {
  const address = params('q=+asha+&none=+&state=open&day=2028-02-29');
  expect([textOf(address, 'q'), textOf(address, 'none'), textOf(address, 'other')]).toEqual([
    ...['asha', undefined, undefined],
  ]);
  expect(oneOf(address, 'state', ['open', 'shut'])).toBe('open');
  expect(oneOf(address, 'state', ['shut'])).toBeUndefined();
  expect(dayOf(address, 'day')).toBe('2028-02-29');
});

it.each(['', 'yesterday', '2026', '2026-13-01', '2026-02-31', '2026-11-22T10:00'])(
  'no calendar has %j',
  (day) => expect(dayOf(new URLSearchParams({ day }), 'day')).toBeUndefined(),
);
