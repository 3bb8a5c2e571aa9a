import { expect, it } from 'vitest';
import { readAsked } from './report-address.ts';

it('reads what it understands, and leaves the rest', () => {
  expect(readAsked(new URLSearchParams('range=30days&venue=ven_a&channel=pigeon'))).toMatchObject({
    ...{ range: '30days', venue: 'ven_a', channel: undefined, from: undefined },
  });
  expect(readAsked(new URLSearchParams('range=century&from=yesterday'))).toMatchObject({
    ...{ range: undefined, from: undefined },
  });
});

it('days that are named outdo a range', () => {
  expect(readAsked(new URLSearchParams('range=today&from=2026-11-01'))).toMatchObject({
    ...{ range: undefined, from: '2026-11-01', until: undefined },
  });
});
